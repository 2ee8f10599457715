namespace Funding.Workflows.Parts.Fields;

/// <summary>Which earlier answers a page of questions takes: of the same question and type, and acceptable today.</summary>
internal static class FieldCarry
{
    /// <param name="earlier">Fields of the earlier form.</param>
    public static Carried Of(IReadOnlyList<FormField> fields, IEnumerable<FormField> earlier, Answers answers, Answers draft)
    {
        var before = earlier.ToDictionary(f => f.Id, StringComparer.Ordinal);
        List<CarriedLine> lines =
        [
            .. fields.Where(f => before.ContainsKey(f.Id) && Typed(answers, f).Trim().Length > 0).Select(f => new CarriedLine(
                f.Id, f.Label, Shown(before[f.Id], Typed(answers, f)), As(f, before[f.Id], Typed(answers, f), Typed(draft, f)))),
        ];
        var taken = lines.Where(l => l.As == CarriedAs.Taken).Select(l => KeyValuePair.Create(l.Field, answers.Fields[l.Field]));
        return new(
            draft with { Fields = draft.Fields.Concat(taken).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value) }, lines);
    }

    private static CarriedAs As(FormField field, FormField before, string typed, string own) =>
        own.Trim().Length > 0 ? CarriedAs.Answered
        : field.Yearly ? CarriedAs.Yearly
        : field.Type != before.Type ? CarriedAs.OtherType
        : FieldCheck.Unusable(field, typed).Any() ? CarriedAs.Unusable
        : CarriedAs.Taken;

    private static string Typed(Answers answers, FormField field) => answers.Fields.GetValueOrDefault(field.Id, "");

    private static Bilingual Shown(FormField field, string typed) => field.Type is FieldType.YesNo
        ? FieldText.Of(field, typed)
        : field.Options.FirstOrDefault(o => o.Value == typed)?.Label ?? Bilingual.Same(typed);
}
