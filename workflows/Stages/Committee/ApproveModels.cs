namespace Funding.Workflows.Stages.Committee;

public sealed record CommitteeModel(IReadOnlyList<CommitteeRound> Rounds);

public sealed record ConflictModel(Round Round);

/// <param name="Stage">The committee's.</param>
public sealed record CasesModel(Round Round, PlannedStage Stage, RoundDesks Desks, RollPage<CaseToVote> List);

public sealed record CaseModel(CaseVoteView View)
{
    public Round Round => View.Round;
}

/// <param name="Entries">One page in rank order; empty before the first ranking.</param>
/// <param name="Report">On the first page; null on the others and before the first ranking.</param>
/// <param name="Withdrawn">Ids of applications withdrawn after the close.</param>
public sealed record RankingModel(
    ApprovalView View, Programme Programme, RoundDesks Desks, IReadOnlyList<RankedApplication> Entries, string? Continuation,
    RankingReport? Report, IReadOnlySet<string> Withdrawn)
{
    public Round Round => View.Round;

    /// <summary>Null where nothing is ranked in this round: the committee decides on a list.</summary>
    public SelectionRules? Selection { get; init; }

    /// <summary>What was scored; empty where nothing was.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>How the money was shared out with the list before the committee; null where none is.</summary>
    public RoundAllocation? Allocation { get; init; }

    /// <summary>What each gets, by its application.</summary>
    public IReadOnlyDictionary<string, Yuan> Amounts { get; init; } = new Dictionary<string, Yuan>();

    public bool IsList => Selection is null;

    public Bilingual City(string desk) => Desks.Of(desk).Name;
}

/// <summary>What is said of the ranking as a whole, from the committee's file.</summary>
/// <param name="Cities">Selected of all ranked, by city; applications without a city are exempt from the cap.</param>
public sealed record RankingReport(RankingFile File, StabilityReport Stability, IReadOnlyList<CityLine> Cities)
{
    public static RankingReport Of(RankingFile file, StabilityReport stability) => new(file, stability,
        [.. file.Result.Entries.GroupBy(e => e.City)
            .OrderBy(g => g.Key is null)
            .ThenByDescending(g => g.Count(Selected))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CityLine(g.Key, g.Count(Selected), g.Count()))]);

    public string Application(string key) => File.Applications.GetValueOrDefault(key, key);

    public string Expert(string key) => File.Experts.GetValueOrDefault(key, key);

    private static bool Selected(RankedEntry entry) => entry.Standing == Standing.Selected;
}

/// <param name="City">Id of the desk; null for those without a city.</param>
public sealed record CityLine(string? City, int Selected, int Ranked);
