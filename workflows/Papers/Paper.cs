namespace Funding.Workflows.Papers;

/// <summary>An application as those who decide read of it.</summary>
/// <param name="Place">From 1, in the order of the paper.</param>
/// <param name="Hidden">The reader has a conflict with it: it is named and nothing else is said.</param>
public sealed record PaperLine(int Place, string Id, string Name, string Organisation, Bilingual Desk, bool Hidden)
{
    /// <summary>In the ranking; null where it has none.</summary>
    public int? Rank { get; init; }

    /// <summary>Null before the ranking, and where nothing is scored.</summary>
    public decimal? Score { get; init; }

    /// <summary>Why it stands where it does in the ranking; null without one.</summary>
    public Bilingual? Standing { get; init; }

    /// <summary>Whether it was found eligible, and why; null while it was not decided.</summary>
    public EligibilityOutcome? Eligibility { get; init; }

    public IReadOnlyList<CaseRisk> Risks { get; init; } = [];

    /// <summary>What the office advises; null while it advises nothing.</summary>
    public PaperNote? Note { get; init; }

    /// <summary>What it would be given; null where the ranking shared no money out, or gave it none.</summary>
    public Yuan? Amount { get; init; }
}

/// <summary>What the paper is made of, as it was read.</summary>
/// <param name="Applications">Of the round, whatever their state.</param>
/// <param name="Ranked">Entries of the present ranking by application.</param>
/// <param name="Barred">Applications with which the reader has a conflict.</param>
public sealed record PaperSources(
    IReadOnlyList<Application> Applications, IReadOnlyDictionary<string, RankedEntry> Ranked,
    Func<Application, IReadOnlyList<CaseRisk>> Risks, IReadOnlyDictionary<string, PaperNote> Notes,
    IReadOnlyDictionary<string, Yuan> Amounts, Func<string, Bilingual> DeskName, IReadOnlySet<string> Barred);

/// <summary>审定建议材料: all applications in one order with what is to be known of each. Pure; it decides nothing.</summary>
public static class PaperDecision
{
    /// <summary>What is on no list any more, or was never handed in, is not in the paper.</summary>
    private static readonly ApplicationState[] Out = [ApplicationState.Draft, ApplicationState.Lapsed, ApplicationState.Withdrawn];

    /// <summary>Those of the ranking by place, then the others by desk and number, those found ineligible last.</summary>
    public static IReadOnlyList<PaperLine> Lines(PaperSources of) =>
    [
        .. of.Applications.Where(a => !Out.Contains(a.State) && a.SubmittedAt is not null)
            .OrderBy(a => a.State == ApplicationState.Ineligible)
            .ThenBy(a => of.Ranked.GetValueOrDefault(a.Id)?.Rank ?? int.MaxValue)
            .ThenBy(a => a.Desk, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal)
            .Select((a, index) => Line(of, a, index + 1)),
    ];

    private static PaperLine Line(PaperSources of, Application application, int place)
    {
        var line = new PaperLine(
            place, application.Id, application.Name, application.OrganisationName, of.DeskName(application.Desk),
            of.Barred.Contains(application.Id));
        if (line.Hidden) return line;
        var entry = of.Ranked.GetValueOrDefault(application.Id);
        return line with
        {
            Rank = entry?.Rank,
            Score = entry?.Score,
            Standing = entry is null ? null : StandingTexts.Of(entry.Reason),
            Eligibility = application.Eligibility,
            Risks = of.Risks(application),
            Note = of.Notes.GetValueOrDefault(application.Id),
            Amount = of.Amounts.TryGetValue(application.Id, out var amount) ? amount : null,
        };
    }
}
