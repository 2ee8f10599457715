namespace Funding.Workflows.Money.Accounts;

/// <summary>An organisation's account in the office's list.</summary>
public sealed record AccountLine(string CreditCode, string Name, OrganisationAccount Account);

/// <summary>Reads bank accounts of organisations, and the office's list of them.</summary>
public sealed class AccountStore(ITableStore tables, SealedContent sealing, TimeProvider clock)
{
    /// <summary>Beside the claims in the organisation's partition.</summary>
    internal const string Row = "account";

    internal const string ListPartition = "accounts";

    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <returns>Null where none was ever entered.</returns>
    public Task<Stored<OrganisationAccount>?> FindAsync(string creditCode, CancellationToken cancellation = default) =>
        tables.GetAsync<OrganisationAccount>(OrganisationKeys.Partition(creditCode), Row, cancellation);

    /// <exception cref="RefusedException">None was ever entered.</exception>
    public async Task<Stored<OrganisationAccount>> GetAsync(string creditCode, CancellationToken cancellation = default) =>
        await FindAsync(creditCode, cancellation) ?? throw new RefusedException(AccountRefusals.NotFound());

    /// <summary>Those of all organisations, as they were after their last commits; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<AccountLine>(ListPartition, KeyRange.All, cancellation).Select(row => row.Value)
            .ToListAsync(cancellation);

    public string Seal(string creditCode, int version, string number) =>
        sealing.Seal(number, OrganisationAccount.PlaceOf(creditCode, version));

    /// <summary>The number in clear; it leaves the system in a payment file alone.</summary>
    /// <exception cref="CryptographicException">The key ring has no longer the key that sealed it.</exception>
    public string NumberOf(string creditCode, int version, string number) =>
        sealing.Open(number, OrganisationAccount.PlaceOf(creditCode, version));

    public string NumberOf(string creditCode, AccountEntry entry) => NumberOf(creditCode, entry.Version, entry.Number);
}
