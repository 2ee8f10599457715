namespace Funding.Workflows.Parts.Person;

/// <summary>A person as a draft keeps it and a submission needs it; the field of a refusal is such as <c>master.name</c>.</summary>
internal static class PersonCheck
{
    public const int NameLimit = 40;

    /// <summary>Years of age that a person has at least: minors are not named.</summary>
    public const int FullAge = 18;

    public static IReadOnlyList<Refusal> Unstorable(PartOutline part, Answers answers)
    {
        var (rules, rows) = (part.As<PersonSettings>(), answers.RowsOf(part.Id));
        if (rows.Count > 1) return [PersonRefusals.OnePerson(part.Id)];
        return
        [
            .. rows.SelectMany(row => row.Cells.Keys.Except(PersonRow.Columns(rules)).Concat(row.Chosen.Keys))
                .Select(column => TextRefusals.Unknown($"{part.Id}.{column}")),
            .. rows.SelectMany(row => row.Cells).SelectMany(cell =>
                TextSafety.Unstorable(cell.Value, $"{part.Id}.{cell.Key}", multiline: false)),
        ];
    }

    public static IReadOnlyList<Refusal> Missing(PartOutline part, Application application, Answers answers)
    {
        if (Unstorable(part, answers) is { Count: > 0 } unstorable) return unstorable;
        var (rules, row, named) = (part.As<PersonSettings>(), PersonRow.Of(part, answers), application.NamedIn(part.Id));
        return
        [
            .. Name(part.Id, row.Text(PersonRow.Name)),
            .. named is null ? [PersonRefusals.NoIdentity($"{part.Id}.{PersonRow.Identity}")] : Array.Empty<Refusal>(),
            .. BornIn(part.Id, row.Text(PersonRow.BornIn), named),
            .. rules.AsksConsent ? Mailbox(part.Id, row.Text(PersonRow.Mailbox)) : [],
            .. Fields(part).SelectMany(f => FieldCheck.Missing(f.Asked, row.Text(f.Id))),
        ];
    }

    /// <summary>What was typed and cannot be taken; nothing for what is still empty.</summary>
    public static IEnumerable<Refusal> Unusable(PartOutline part, Application application, Answers answers)
    {
        var row = PersonRow.Of(part, answers);
        return Missing(part, application, answers).Where(refusal => refusal.Field is { } field
            && field.StartsWith($"{part.Id}.", StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(row.Text(field[(part.Id.Length + 1)..])));
    }

    /// <summary>The file's questions, called by their part in refusals.</summary>
    private static IEnumerable<(string Id, FormField Asked)> Fields(PartOutline part) =>
        part.As<PersonSettings>().Fields.Select(f => (f.Id, f with { Id = $"{part.Id}.{f.Id}" }));

    private static IEnumerable<Refusal> Name(string part, string typed)
    {
        var length = TextSafety.Length(typed.Trim());
        if (length == 0) yield return PersonRefusals.Name($"{part}.{PersonRow.Name}");
        if (length > NameLimit) yield return PersonRefusals.NameTooLong($"{part}.{PersonRow.Name}", NameLimit);
    }

    private static IEnumerable<Refusal> BornIn(string part, string typed, NamedPerson? named)
    {
        var field = $"{part}.{PersonRow.BornIn}";
        if (PersonRow.YearOf(typed) is not { } year) yield return PersonRefusals.BornIn(field);
        else if (named is not null && named.BornIn != year) yield return PersonRefusals.BornInOther(field);
    }

    private static IEnumerable<Refusal> Mailbox(string part, string typed)
    {
        if (EmailAddress.Normalised(typed) is null) yield return PersonRefusals.Mailbox($"{part}.{PersonRow.Mailbox}");
    }
}
