namespace Funding.Workflows.Office;

/// <summary>What lines of a list are told apart by: a stage, or a kind of matter.</summary>
public sealed record WaitingGroup(string Id, Bilingual Name);

/// <summary>Whom a round waits for: in its present stages, and in changes that another administrator has to confirm.</summary>
public sealed class RoundWaits(StageFaces stages, RoundDays days, ProposalWaitQueries proposals)
{
    /// <summary>The group of proposed changes; no stage is called so, for a page of the round is.</summary>
    public const string Changes = "changes";

    public async IAsyncEnumerable<(WaitingGroup Of, Waited Waited)> AllAsync(
        Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        IEnumerable<WaitingGroup> groups =
            [.. round.PresentStages().Select(s => new WaitingGroup(s.Id.Id, days.NameOf(s))), new(Changes, ProposalWaitQueries.Name)];
        foreach (var group in groups)
        {
            await foreach (var waited in OfAsync(round, group.Id, cancellation))
                yield return (group, waited);
        }
    }

    /// <summary>Nobody where the round is in no such stage.</summary>
    public IAsyncEnumerable<Waited> OfAsync(Round round, string group, CancellationToken cancellation = default) =>
        group == Changes ? proposals.WaitedAsync(round, cancellation) : stages.WaitedAsync(round, new(group), cancellation);
}
