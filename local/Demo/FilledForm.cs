namespace Funding.Local.Demo;

internal sealed record FilledOwner(string Name, string Kind, string SharePercent, string CreditCode, IReadOnlyList<string> Contributions)
{
    /// <summary>Under which its valuation was approved or filed; empty for an owner that is not the state's.</summary>
    public string FilingNumber { get; init; } = "";

    /// <summary>Where it is asked for its consent; empty for the applicant itself.</summary>
    public string Mailbox { get; init; } = "";

    public string StateOwned => FilingNumber.Length > 0 ? "yes" : "no";
}

/// <summary>An institution's answers, made from the programme's own form: a new field is answered too.</summary>
internal sealed record FilledForm(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FilledOwner> Owners)
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Brings =
    [
        ["capital", "technology"], ["capital", "equipment"], ["capital"], ["technology", "equipment"],
        ["capital", "technology", "equipment"],
    ];

    /// <param name="more">Percent that the partner holds more than it was to.</param>
    /// <param name="teachers">Share of 双师型 teachers, percent; below 50 fails a rule. Null for what the institution has.</param>
    public static FilledForm Of(Institution institution, IEnumerable<FormField> fields, decimal? teachers = null, decimal more = 0)
    {
        var answers = fields.ToDictionary(f => f.Id, f => f.Id switch
        {
            "college-name" => institution.College,
            "founded-on" => Figures.Founded(institution).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "industry-chain" => institution.Chain,
            "specialties" => Prose.SpecialtiesOf(institution),
            "dual-teacher-share" when teachers is { } share => Number(share),
            "contact-name" => Persons.NameOf(institution.Number + 200),
            _ => Answer(f, institution),
        });
        var outside = 18 + Math.Round(Figures.Scatter(institution, "outside") * 31, 1) + more;
        return new FilledForm(answers,
        [
            new(institution.Name, "school", Percent(100 - outside), institution.Code, ["management", "equipment"])
            {
                FilingNumber = string.Create(CultureInfo.InvariantCulture, $"浙财资备〔2025〕{institution.Number + 60}号"),
            },
            new(institution.Partner, institution.PartnerKind, Percent(outside), institution.PartnerCode,
                Figures.One(institution, "brings", Brings))
            {
                Mailbox = institution.PartnerEmail,
                FilingNumber = institution.PartnerKind == "industrial-park"
                    ? string.Create(CultureInfo.InvariantCulture, $"浙国资备〔2025〕{institution.Number + 10}号") : "",
            },
        ]);
    }

    /// <summary>As a script sends it.</summary>
    public object Body => new
    {
        fields = Fields,
        rows = new
        {
            owners = Owners.Select(o => new
            {
                cells = new
                {
                    name = o.Name,
                    kind = o.Kind,
                    sharePercent = o.SharePercent,
                    creditCode = o.CreditCode,
                    stateOwned = o.StateOwned,
                    filingNumber = o.FilingNumber,
                    mailbox = o.Mailbox,
                },
                chosen = new { contributions = o.Contributions },
            }),
        },
    };

    private static string Percent(decimal share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Answer(FormField field, Institution institution) => field.Type switch
    {
        FieldType.Number => Number(Figures.Of(institution, field.Id) ?? Between(field, institution)),
        FieldType.Date => Figures.Founded(institution).AddDays(120).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Choice => field.Options[institution.Number % field.Options.Count].Value,
        FieldType.YesNo => "yes",
        FieldType.Email => institution.Email,
        FieldType.Phone => Figures.Telephone(institution),
        _ => Text(field, institution),
    };

    private static decimal Between(FormField field, Institution institution)
    {
        var (least, most) = (field.Min ?? 0, field.Max ?? 100);
        return least + Math.Floor(Figures.Scatter(institution, field.Id) * (Math.Min(most, least + 100) - least));
    }

    private static string Text(FormField field, Institution institution)
    {
        var text = Prose.Of(institution, field.Id) ?? $"{institution.College}：{field.Label.Zh}，详见附件。";
        while (text.Length < (field.MinLength ?? 1))
            text += Prose.Of(institution, "overview");
        return text.Length > field.MaxLength ? text[..field.MaxLength.Value] : text;
    }
}
