namespace Funding.Workflows.Money.Hands;

/// <summary>
/// The key of identity hashes, held against the check value that was stored when the first number was hashed: another key would know no
/// number again, so that one human being could be two hands.
/// </summary>
public sealed class IdentityKeyStore(ITableStore tables, IdentityKey key)
{
    internal const string Row = "identity-key";

    /// <summary>The key, made and noted where no number was ever hashed.</summary>
    /// <exception cref="RefusedException">It is missing, or another than the one that hashed what is stored.</exception>
    public Task<byte[]> DemandAsync(CancellationToken cancellation = default) => Attempts.UntilWrittenAsync(async () =>
    {
        var check = await CheckValueAsync(cancellation);
        var found = key.Find() ?? (check is null ? key.Make() : null) ?? throw new RefusedException(HandRefusals.NoKey());
        var own = IdentityKey.CheckValueOf(found);
        if (check is null)
            await tables.CommitAsync(HomeKeys.System, RowCodec.Insert(Row, own), cancellation);
        return check is null || check == own ? found : throw new RefusedException(HandRefusals.NoKey());
    }, cancellation);

    /// <summary>Why numbers cannot be hashed as before; null where they can, or none ever was.</summary>
    public async Task<string?> TroubleAsync(CancellationToken cancellation = default) =>
        await CheckValueAsync(cancellation) is not { } check ? null
        : key.Find() is not { } found ? "the key of identity hashes is missing: restore it, for no person can be verified without it"
        : IdentityKey.CheckValueOf(found) == check ? null
        : "the key of identity hashes is another than the one that hashed what is stored: restore that one";

    private async Task<string?> CheckValueAsync(CancellationToken cancellation) =>
        (await tables.GetAsync<string>(HomeKeys.System, Row, cancellation))?.Value;
}

/// <summary>The key, for <c>/health/ready</c>; the tables are asked once a minute.</summary>
internal sealed class IdentityKeyFacts(IdentityKeyStore key, TimeProvider clock) : IReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private (DateTimeOffset At, string? Reason)? last;

    public string Part => "identity-key";

    public async ValueTask<string?> ReasonAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        if (last is not { } known || now - known.At >= Patience)
            last = known = (now, await key.TroubleAsync(cancellation));
        return known.Reason;
    }
}
