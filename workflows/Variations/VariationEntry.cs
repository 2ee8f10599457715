namespace Funding.Workflows.Variations;

/// <summary>A variation as the holder types it, read against what the award is bound to. Pure.</summary>
public static class VariationEntry
{
    public const string Leader = "leader";
    public const string Year = "year";
    public const string Targets = "targets";
    public const string Months = "months";
    public const string Reason = "reason";
    public const string Document = "document";
    public const string Member = "member";
    public const int LongestLeader = 100;

    /// <param name="typed">By fields; several values of one stand one a line.</param>
    /// <exception cref="RefusedException">Something is missing, out of range, or nothing would change.</exception>
    public static VariationWish Read(VariationFacts facts, VariationChange change, IReadOnlyDictionary<string, string> typed) =>
        change switch
        {
            VariationChange.Leader => new(Leader: ReadLeader(facts, typed.GetValueOrDefault(Leader))),
            VariationChange.Term => new(Until: ReadTerm(facts, typed.GetValueOrDefault(Months))),
            VariationChange.Delay => ReadDelay(facts, typed),
            VariationChange.MemberLeaves => new(Leaves: MemberChange.ReadLeaving(facts, typed.GetValueOrDefault(Member))),
            VariationChange.MemberJoins => new(Joins: MemberChange.ReadJoining(facts, typed)),
            VariationChange.LeadPasses => LeadChange.Read(facts, typed),
            _ => new(Book: ReadBook(facts, typed)),
        };

    private static string ReadLeader(VariationFacts facts, string? typed)
    {
        var leader = TextIdentity.Tidy(typed);
        if (TextSafety.Check(leader, Leader, multiline: false).FirstOrDefault() is { } unsafeText) throw new RefusedException(unsafeText);
        if (leader.Length is < 2 or > LongestLeader) throw new RefusedException(DutyRefusals.Length(Leader, 2, LongestLeader));
        return leader == facts.Award.Leader ? throw new RefusedException(VariationRefusals.Unchanged(Leader)) : leader;
    }

    private static DateOnly ReadTerm(VariationFacts facts, string? typed)
    {
        var longest = VariationDecision.LongestTerm(facts);
        var until = facts.Award.Term.ValidUntil;
        return int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && months is > 0 and <= 600 && until.AddMonths(months) is var later && later <= longest
                ? later : throw new RefusedException(VariationRefusals.Months(longest));
    }

    private static VariationWish ReadDelay(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var year = typed.GetValueOrDefault(Year, "");
        if (!VariationDecision.Years(facts, VariationChange.Delay).Contains(year))
            throw new RefusedException(VariationRefusals.UnknownYear());
        var known = (facts.Settings.Targets ?? []).ToDictionary(t => t.Id, StringComparer.Ordinal);
        IReadOnlyList<string> targets =
            [.. typed.GetValueOrDefault(Targets, "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (targets.Count == 0 || targets.Any(t => !known.ContainsKey(t))) throw new RefusedException(VariationRefusals.NoTarget());
        var years = TermYears.Of(facts.Award.Term);
        var next = years.SkipWhile(y => y != year).ElementAt(1);
        var book = TaskBookDelay.Of(facts.Book!, [.. targets.Select(t => known[t])], year, next, years);
        foreach (var target in targets.Select(t => known[t]))
        {
            if (book.FigureOf(target.Id, next) > target.Max) throw new RefusedException(VariationRefusals.TooMuchLater(target, next));
        }

        return TaskBookDelay.AreSame(book, facts.Book!)
            ? throw new RefusedException(VariationRefusals.Unchanged(Targets)) : new(Book: book, Year: year, Targets: targets);
    }

    /// <summary>Figures of years that were reported on stay as they are.</summary>
    private static TaskBook ReadBook(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var problems = new List<Refusal>();
        var lines = new List<TaskBookLine>();
        foreach (var line in facts.Book!.Lines)
        {
            var target = facts.Settings.Targets!.First(t => t.Id == line.Target);
            var years = new SortedDictionary<string, decimal>(line.Years.ToDictionary(), StringComparer.Ordinal);
            foreach (var year in facts.OpenYears)
            {
                var field = TaskBookEntry.FieldOf(target.Id, year);
                var before = problems.Count;
                if (Figures.Read(target, typed.GetValueOrDefault(field), field, problems) is { } figure) years[year] = figure;
                else if (problems.Count == before && line.Years.ContainsKey(year))
                    problems.Add(DutyRefusals.FigureMissing(target, year, field));
            }

            lines.Add(line with { Years = years });
        }

        if (problems.Count > 0) throw new RefusedException(problems);
        var book = new TaskBook(lines);
        return TaskBookDelay.AreSame(book, facts.Book) ? throw new RefusedException(VariationRefusals.Unchanged(null)) : book;
    }
}
