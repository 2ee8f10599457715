namespace Funding.Workflows.Parts.Interns;

/// <summary>The rows of a roster; the field of a refusal is such as <c>interns[0].from</c>.</summary>
internal static class InternsCheck
{
    public static IReadOnlyList<Refusal> Unstorable(PartOutline part, Answers answers)
    {
        var (rules, rows) = (part.As<InternsSettings>(), answers.RowsOf(part.Id));
        return rows.Count > rules.MaxRows ? [InternsRefusals.TooMany(part.Id, rules.MaxRows, rows.Count)] :
        [
            .. rows.Index().SelectMany(row => row.Item.Cells.Keys.Except(Intern.Columns).Concat(row.Item.Chosen.Keys)
                .Select(column => TextRefusals.Unknown($"{part.Id}[{row.Index}].{column}"))),
            .. rows.Index().SelectMany(row => row.Item.Cells.SelectMany(cell =>
                TextSafety.Unstorable(cell.Value, $"{part.Id}[{row.Index}].{cell.Key}", multiline: false))),
        ];
    }

    public static IReadOnlyList<Refusal> Missing(PartOutline part, Application application, Answers answers)
    {
        if (Unstorable(part, answers) is { Count: > 0 } unstorable) return unstorable;
        var (rules, rows) = (part.As<InternsSettings>(), answers.RowsOf(part.Id));
        if (rows.Count == 0) return [InternsRefusals.None(part.Id)];
        var period = rules.Year is { } asked && AnswerText.Number(answers.Fields.GetValueOrDefault(asked)) is { } year
            && year is > 1 and < 9999 && decimal.IsInteger(year) ? rules.PeriodOf((int)year) : ((DateOnly First, DateOnly Last)?)null;
        return
        [
            .. rows.Index().SelectMany(row => OfRow(part, rules, application, row.Item, row.Index, period)),
            .. Overlapping(part, answers),
        ];
    }

    private static IEnumerable<Refusal> OfRow(
        PartOutline part, InternsSettings rules, Application application, AnswerRow row, int index,
        (DateOnly First, DateOnly Last)? period)
    {
        var at = $"{part.Id}[{index}]";
        if (Intern.Of(row) is not { } intern || Incomplete(intern, rules))
        {
            yield return InternsRefusals.Incomplete(at, index + 1);
            yield break;
        }

        // Whoever writes rows without the list names nobody: a hash counts with the number behind it alone.
        if (application.NamedIn(InternPersons.PartOf(part, intern)) is not { } named || named.Months?.SequenceEqual(
            intern.MonthsOf(rules.MostMonths)) != true)
            yield return InternsRefusals.NotListed($"{at}.{Intern.HashColumn}", index + 1);
        if (intern.Months < 1) yield return InternsRefusals.TooShort($"{at}.to", index + 1);
        if (period is { } within && (intern.From < within.First || intern.To > within.Last))
            yield return InternsRefusals.OutsidePeriod($"{at}.from", index + 1, within.First, within.Last);
    }

    private static bool Incomplete(Intern intern, InternsSettings rules) =>
        intern.Hash.Length == 0 || intern.Name.Length == 0 || intern.School.Length == 0 || intern.Specialty.Length == 0
        || CreditCode.Read(intern.SchoolCode).Code?.Value != intern.SchoolCode
        || EmailAddress.Normalised(intern.Mailbox) != intern.Mailbox || rules.Levels.All(l => l.Value != intern.Level);

    /// <summary>One student twice at the same time, and a school with two mailboxes.</summary>
    private static IEnumerable<Refusal> Overlapping(PartOutline part, Answers answers)
    {
        var interns = answers.RowsOf(part.Id).Select(Intern.Of).Index().Where(i => i.Item is not null).Select(i => (i.Index, Item: i.Item!))
            .ToList();
        foreach (var (second, first) in interns.SelectMany(second => interns.TakeWhile(i => i != second)
            .Where(i => i.Item.Hash == second.Item.Hash).Take(1).Select(first => (second, first))))
            yield return InternsRefusals.Twice($"{part.Id}[{second.Index}].{Intern.HashColumn}", second.Index + 1, first.Index + 1);
        foreach (var school in interns.GroupBy(i => i.Item.SchoolCode).Where(g => g.Select(i => i.Item.Mailbox).Distinct().Count() > 1))
            yield return InternsRefusals.TwoMailboxes($"{part.Id}[{school.Last().Index}].mailbox", school.First().Item.School);
    }
}
