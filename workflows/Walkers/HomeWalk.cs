namespace Funding.Workflows.Walkers;

/// <summary>Looks and acts for homes of either sort: a round by its id, an award by its partition.</summary>
public sealed class HomeWalk(RoundWalk rounds, AwardWalk awards)
{
    public Task<Step> LookAsync(string home, CancellationToken cancellation) =>
        AwardKeys.IsAward(home) ? awards.LookAsync(home, cancellation) : rounds.LookAsync(home, cancellation);

    public Task<Nothing> ActAsync(HomeAct due, CancellationToken cancellation) =>
        AwardKeys.IsAward(due.Home) ? awards.ActAsync(due, cancellation) : rounds.ActAsync(due, cancellation);
}
