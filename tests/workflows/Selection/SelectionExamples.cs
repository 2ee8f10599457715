namespace Funding.Workflows.Tests.Selection;

internal static class SelectionExamples
{
    public static readonly RubricCriterion[] Rubric = [new("integration", 60, 100, 1), new("skills", 40, 100, 1)];

    public static RankingInputs Inputs(
        SelectionRules rules, params (string Key, string? City, (int Integration, int Skills)[] Sheets)[] applications) => new()
        {
            RoundId = "mixed-ownership-colleges-2026-1",
            Rubric = Rubric,
            Rules = rules,
            Applications = [.. applications.Select(a => new RankingApplication(a.Key, a.City))],
            Sheets = [.. applications.SelectMany(a => a.Sheets.Index().Select(s => Sheet(
                a.Key, $"e{s.Index}", s.Item.Integration, s.Item.Skills)))],
            DrawOrder = [.. applications.Select(a => a.Key)],
        };

    public static SignedSheet Sheet(string application, string expert, decimal integration, decimal skills) =>
        new(application, expert, new Dictionary<string, decimal> { ["integration"] = integration, ["skills"] = skills });

    /// <summary>Some of the applications leave, one a day from <paramref name="day"/> on; one may leave twice.</summary>
    /// <param name="picks">Numbers of applications, counted round.</param>
    public static List<Removal> Removals(RankingInputs inputs, IEnumerable<int> picks, DateTimeOffset day) =>
    [
        .. picks.Index().Select(p => new Removal(inputs.Applications[p.Item % inputs.Applications.Count].Key, day.AddDays(p.Index))),
    ];

    /// <summary>Who would enter and who would leave without one sheet is what a ranking without it says.</summary>
    public static void HoldsWithoutEachSheet(RankingInputs inputs) => Assert.All(Stability.Report(inputs).Crossings, crossing =>
    {
        var without = Ranking.Rank(inputs with
        {
            Sheets = [.. inputs.Sheets.Where(s => s.Application != crossing.Application || s.Expert != crossing.Expert)],
        }).Selected.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var with = Ranking.Rank(inputs).Selected.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(crossing.Enters, without.Except(with).Order(StringComparer.Ordinal));
        Assert.Equal(crossing.Leaves, with.Except(without).Order(StringComparer.Ordinal));
    });

    /// <summary>Few different scores, so that ties, caps and thresholds meet.</summary>
    public static Gen<RankingInputs> AnyRound { get; } =
        from places in Gen.Int[1, 6]
        from cap in Gen.Int[0, 3]
        from reserve in Gen.Int[0, 4]
        from minimum in Gen.Int[0, 3]
        from tieBreak in Gen.Int[0, 2]
        from rows in Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.Int[6, 9], Gen.Int[6, 9]).Array[0, 6]).Array[0, 14]
        select Inputs(
            new(places, cap == 0 ? null : cap, reserve, [.. new[] { "integration", "skills" }.Take(tieBreak)])
            {
                MinimumScore = minimum == 0 ? null : 65 + (minimum * 5),
            },
            [.. rows.Index().Select(r => (
                $"A-{(r.Index * 7) % 16:x2}",
                r.Item.Item1 == 0 ? null : $"city{r.Item.Item1}",
                r.Item.Item2.Select(s => (s.Item1 * 10, s.Item2 * 10)).ToArray()))]);

    /// <summary>The same with a cap by occupation beside that of a city; some are exempt from it.</summary>
    public static Gen<RankingInputs> AnyCappedRound { get; } =
        from inputs in AnyRound
        from cap in Gen.Int[1, 3]
        from groups in Gen.Int[0, 3].Array[14]
        select inputs with
        {
            Rules = inputs.Rules with { Within = [new("occupation", cap)] },
            Applications =
            [
                .. inputs.Applications.Select((a, i) => a with
                {
                    Groups = groups[i] == 0 ? null : RankingGroups.Text([("occupation", $"o{groups[i]}")]),
                }),
            ],
        };

    public static RankingInputs Shuffled(RankingInputs inputs) => inputs with
    {
        Rubric = [.. inputs.Rubric.Reverse()],
        Applications = [.. inputs.Applications.Reverse()],
        Sheets = [.. inputs.Sheets.Reverse()],
    };
}
