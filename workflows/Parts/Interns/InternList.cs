namespace Funding.Workflows.Parts.Interns;

/// <summary>A sound line of a list, with the number as it was typed; it goes no further than its hash.</summary>
internal sealed record TypedIntern(TypedIdentity Identity, Intern Intern);

/// <summary>What is to be read of a list of interns, and everything that is wrong with it by line and column. Pure.</summary>
internal sealed record InternList(IReadOnlyList<TypedIntern> Rows, IReadOnlyList<Refusal> Problems)
{
    public static InternList Of(ListContent content, InternsSettings rules, DateOnly today)
    {
        List<Refusal> problems = [.. content.Problems];
        var rows = new List<TypedIntern>();
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var row = Read(line, rules, today, problems);
            if (problems.Count == before) rows.Add(row!);
        }

        return new(rows, problems);
    }

    private static TypedIntern? Read(ListLine line, InternsSettings rules, DateOnly today, List<Refusal> problems)
    {
        var name = TextIdentity.Tidy(line.Read(InternColumns.Name, problems));
        var (identity, school) = (IdentityOf(line, today, problems), TextIdentity.Tidy(line.Read(InternColumns.School, problems)));
        var code = CodeOf(line, problems);
        var mailbox = EmailAddress.Normalised(line.Read(InternColumns.Mailbox, problems));
        if (mailbox is null) Say(InternColumns.Mailbox, InternsRefusals.Mailbox);
        var specialty = TextIdentity.Tidy(line.Read(InternColumns.Specialty, problems));
        var typed = line.Read(InternColumns.Level, problems);
        var level = rules.Levels.FirstOrDefault(l => l.Value == typed || l.Label.Zh == typed || l.Label.En == typed);
        if (level is null) Say(InternColumns.Level, field => InternsRefusals.Level(field, rules.Levels));
        var (from, to) = (DayOf(InternColumns.From), DayOf(InternColumns.To));
        var (matched, kept) = (YesOf(InternColumns.Matched), YesOf(InternColumns.Kept));
        if (identity is null || code is null || mailbox is null || level is null || from is null || to is null || matched is null
            || kept is null)
            return null;
        if (identity.BornOn.AddYears(rules.LeastAge) > from)
            Say(InternColumns.From, field => InternsRefusals.TooYoung(field, rules.LeastAge));
        return new(identity, new(
            "", identity.Tail, name, school, code, mailbox, specialty, level.Value, from.Value, to.Value, matched.Value, kept.Value));

        void Say(ListColumn column, Func<string, Refusal> what) =>
            problems.Add(ListRefusals.InRow(line.Number, column, what(column.Id)));

        DateOnly? DayOf(ListColumn column)
        {
            var day = ListDay.Of(line.Read(column, problems), line.IsNumber(column));
            if (day is null) Say(column, InternsRefusals.Day);
            return day;
        }

        bool? YesOf(ListColumn column)
        {
            var answer = InternColumns.YesNoOf(line.Read(column, problems));
            if (answer is null) Say(column, InternsRefusals.YesNo);
            return answer;
        }
    }

    private static TypedIdentity? IdentityOf(ListLine line, DateOnly today, List<Refusal> problems)
    {
        var typed = line.Read(InternColumns.Number, problems);
        if (typed.Length == 0) return null;
        try
        {
            return TypedIdentity.Read(typed, today);
        }
        catch (RefusedException refused)
        {
            problems.Add(ListRefusals.InRow(line.Number, InternColumns.Number, refused.Refusals[0]));
            return null;
        }
    }

    private static string? CodeOf(ListLine line, List<Refusal> problems)
    {
        var typed = line.Read(InternColumns.SchoolCode, problems);
        if (typed.Length == 0) return null;
        var read = CreditCode.Read(typed);
        if (read.Problem is { } problem)
            problems.Add(ListRefusals.InRow(
                line.Number, InternColumns.SchoolCode, CreditCodeRefusals.For(problem, InternColumns.SchoolCode.Id)));
        return read.Code?.Value;
    }
}
