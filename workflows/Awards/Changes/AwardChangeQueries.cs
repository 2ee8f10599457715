namespace Funding.Workflows.Awards.Changes;

/// <summary>What was done about an award, and what its reader may do now.</summary>
/// <param name="Acts">The newest first.</param>
/// <param name="Withdrawal">That waits for a statement or a decision; null for none.</param>
/// <param name="May">What this reader may do now.</param>
public sealed record AwardChanges(
    AwardHome Award, IReadOnlyList<NumberedAct> Acts, AwardWithdrawal? Withdrawal, IReadOnlySet<AwardChange> May, bool OfOffice)
{
    /// <summary>Whether the reader may upload the document of an act.</summary>
    public bool MayUpload { get; init; }

    /// <summary>Why the reader cannot decide on the withdrawal yet; null where they can.</summary>
    public Refusal? DecisionBar { get; init; }
}

/// <summary>Reads what was done about an award for its page: three transactions, one where nothing was.</summary>
public sealed class AwardChangeQueries(AwardChangeStore changes, TimeProvider clock)
{
    public async Task<AwardChanges> OfAsync(AwardHome award, Actor reader, bool ofOffice, CancellationToken cancellation = default)
    {
        var withdrawal = (await changes.WithdrawalAsync(award.Id, cancellation))?.Value;
        var now = clock.GetUtcNow();
        IEnumerable<AwardChange> all = ofOffice
            ? reader.Can(Right.ChangeAward) ? Enum.GetValues<AwardChange>().Where(c => c != AwardChange.State) : []
            : [AwardChange.State];
        return new(
            award,
            [.. (await changes.ActsAsync(award, cancellation)).Reverse()],
            withdrawal is { IsOpen: true } ? withdrawal : null,
            all.Where(c => AwardChangeDecision.Bar(c, award, withdrawal, reader.PersonId, now) is null).ToHashSet(),
            ofOffice)
        {
            MayUpload = ofOffice && reader.Can(Right.ChangeAward),
            DecisionBar = AwardChangeDecision.Bar(AwardChange.Withdraw, award, withdrawal, reader.PersonId, now),
        };
    }
}
