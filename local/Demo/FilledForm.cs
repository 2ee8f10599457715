namespace Funding.Local.Demo;

internal sealed record FilledOwner(string Name, string Kind, string SharePercent, string CreditCode, IReadOnlyList<string> Contributions);

/// <summary>An institution's answers, made from the programme's own form: a new field is answered too.</summary>
internal sealed record FilledForm(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FilledOwner> Owners)
{
    private const string Filler = "学院立足区域产业需求，由校企双方共同投入、共同治理、共享成果，形成专业设置与产业需求对接、课程内容与职业标准对接、教学过程与生产过程对接的育人机制，近三年建设成效明显，社会评价良好。";

    /// <param name="teachers">Share of 双师型 teachers, percent; below 50 fails a rule.</param>
    public static FilledForm Of(Institution institution, IEnumerable<FormField> fields, decimal teachers = 72.5m)
    {
        var answers = fields.ToDictionary(f => f.Id, f => f.Id switch
        {
            "college-name" => institution.College,
            "founded-on" => "2019-09-01",
            "industry-chain" => institution.Chain,
            "dual-teacher-share" => teachers.ToString("0.##", CultureInfo.InvariantCulture),
            "contact-name" => Persons.NameOf(institution.Number + 200),
            "contact-email" => institution.Email,
            "contact-phone" => "0571-88000000",
            _ => Answer(f, institution),
        });
        var outside = 30 + (institution.Number % 5 * 4.25m);
        return new FilledForm(answers,
        [
            new(institution.Name, "school", Percent(100 - outside), institution.Code, ["management", "equipment"]),
            new(institution.Partner, institution.PartnerKind, Percent(outside), institution.PartnerCode, ["capital", "technology"]),
        ]);
    }

    private static string Percent(decimal share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Answer(FormField field, Institution institution) => field.Type switch
    {
        FieldType.Number => Math.Clamp(60 + institution.Number, field.Min ?? 0, field.Max ?? 100).ToString(
            "0", CultureInfo.InvariantCulture),
        FieldType.Date => "2020-09-01",
        FieldType.Choice => field.Options[institution.Number % field.Options.Count].Value,
        FieldType.YesNo => "yes",
        FieldType.Email => institution.Email,
        FieldType.Phone => "0571-88000000",
        _ => Text(field, institution),
    };

    private static string Text(FormField field, Institution institution)
    {
        var text = $"{institution.College}：{field.Label.Zh}。";
        while (text.Length < (field.MinLength ?? 1))
            text += Filler;
        return text.Length > field.MaxLength ? text[..field.MaxLength.Value] : text;
    }
}
