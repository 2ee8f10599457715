namespace Funding.Workflows.Office;

/// <summary>How many applications of a desk are in a state.</summary>
public sealed record DeskStateCount(string Desk, ApplicationState State, int Count);

/// <param name="DesksWithoutList">Desks that have recommended nothing yet while the recommendation runs.</param>
/// <param name="Review">Null before the draw.</param>
/// <param name="NotVoted">Names of committee members whose vote is missing while the approval runs.</param>
public sealed record RoundOverview(
    Round Round, Programme Programme, RoundDesks Desks, IReadOnlyList<DeskStateCount> Counts,
    IReadOnlyList<DeskQuota> DesksWithoutList, ReviewProgress? Review, IReadOnlyList<string> NotVoted, int OpenObjections,
    bool PanelsShort)
{
    /// <summary>Who is waited for in the present stage.</summary>
    public IReadOnlyList<StageWait> Waits { get; init; } = [];

    /// <summary>What the kinds of the stages show of themselves.</summary>
    public IReadOnlyList<Microsoft.AspNetCore.Components.RenderFragment> Parts { get; init; } = [];

    public int In(params IReadOnlyList<ApplicationState> states) => Counts.Where(c => states.Contains(c.State)).Sum(c => c.Count);
}

/// <summary>
/// A round at a glance: its stage, its counts, and who is waited for. The number of transactions does not grow with the applications.
/// </summary>
public sealed class RoundOverviews(ITableStore tables, RoundStore rounds, PeopleStore people, ReviewQueries review, ApprovalActs approvals,
    StageFaces stages)
{
    // Objections that are open at one time: one transaction.
    private const int Many = 1000;

    public async Task<RoundOverview> ReadAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return new RoundOverview(
            round,
            await rounds.GetProgrammeAsync(roundId, cancellation),
            await rounds.GetDesksAsync(roundId, cancellation),
            await CountsAsync(roundId, cancellation),
            round.IsAt(QuotaStage.Kind) ? await SilentDesksAsync(roundId, cancellation) : [],
            round.HasReached(PanelReviewStage.Kind)
                ? await review.ProgressAsync(actor, roundId, cancellation)
                : null,
            round.IsAt(CommitteeStage.Kind) ? await NotVotedAsync(round, cancellation) : [],
            round.IsAt(NoticeStage.Kind) ? await OpenObjectionsAsync(roundId, cancellation) : 0,
            round.IsAt(PanelReviewStage.Kind) && await PanelsShortAsync(roundId, cancellation))
        {
            Waits = await stages.WaitsAsync(round, actor, cancellation),
            Parts = await stages.OverviewAsync(round, actor, cancellation),
        };
    }

    /// <summary>Counted by the audit chain's head: one transaction.</summary>
    public async Task<IReadOnlyList<DeskStateCount>> CountsAsync(string roundId, CancellationToken cancellation = default)
    {
        var head = await tables.GetAsync<AuditHead>(RoundKeys.Partition(roundId), AuditKeys.Head, cancellation);
        return [.. (head?.Value ?? AuditHead.Empty).Counts.Select(c => (Parts: c.Key.Split('|'), c.Value)).Select(c => new DeskStateCount(
            c.Parts[0], Enum.Parse<ApplicationState>(c.Parts[1]), c.Value))];
    }

    public async Task<int> OpenObjectionsAsync(string roundId, CancellationToken cancellation = default) =>
        (await tables.QueryAsync(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenObjections), Many, null, cancellation)).Rows.Count;

    public async Task<bool> PanelsShortAsync(string roundId, CancellationToken cancellation = default) =>
        (await tables.QueryAsync(
            RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.Shortfalls), 1, null, cancellation)).Rows.Count > 0;

    private async Task<IReadOnlyList<DeskQuota>> SilentDesksAsync(string roundId, CancellationToken cancellation)
    {
        var silent = new List<DeskQuota>();
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            if (quota.Value is { Ranked.Count: 0, Limit: > 0 })
            {
                silent.Add(quota.Value);
            }
        }

        return silent;
    }

    private async Task<IReadOnlyList<string>> NotVotedAsync(Round round, CancellationToken cancellation)
    {
        var votes = await approvals.VotesAsync(round, cancellation);
        var names = new List<string>();
        foreach (var member in round.Committee.Where(m => votes.All(v => v.PersonId != m)))
        {
            names.Add((await people.FindAsync(member, cancellation))?.Value.ShownAs ?? member);
        }

        return names;
    }
}
