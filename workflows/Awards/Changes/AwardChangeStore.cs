namespace Funding.Workflows.Awards.Changes;

/// <summary>What was done about an award, and who acts for its holder.</summary>
public sealed class AwardChangeStore(ITableStore tables, OrganisationStore organisations)
{
    /// <summary>The first act first.</summary>
    public async Task<IReadOnlyList<AwardAct>> ActsAsync(string awardId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<AwardAct>(
            AwardKeys.Partition(awardId), KeyRange.Prefix(AwardChangeKeys.Acts), cancellation)
            .Select(a => a.Value).ToListAsync(cancellation);

    /// <returns>The last withdrawal, ended or not; null for none.</returns>
    public Task<Stored<AwardWithdrawal>?> WithdrawalAsync(string awardId, CancellationToken cancellation = default) =>
        tables.GetAsync<AwardWithdrawal>(AwardKeys.Partition(awardId), AwardChangeKeys.Withdrawal, cancellation);

    /// <summary>Person ids: those of the application, or of an award taken over the confirmed people of the organisation.</summary>
    public async Task<IReadOnlyList<string>> HoldersAsync(AwardHome award, CancellationToken cancellation = default) =>
        award.Editors.Count > 0 ? award.Editors
            : (await organisations.FindAsync(award.Holder, cancellation))?.Value.Members ?? [];
}
