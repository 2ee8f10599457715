namespace Funding.Platform.Tokens;

/// <param name="Hash">Of the token's text, its row's key.</param>
internal sealed record KeptToken(string Hash, ApiToken Token);

/// <summary>Keeps a token that is on record as issued; one that is kept already stays as it has become meanwhile.</summary>
internal sealed class TokenHandler(ITableStore tables) : IEffectHandler
{
    public const string KindName = "token";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        KeepAsync(tables, FundingJson.Deserialize<KeptToken>(payload)!, cancellation);

    // A conflict: kept before.
    public static Task KeepAsync(ITableStore tables, KeptToken kept, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            () => tables.CommitAsync(ApiTokens.Partition, RowCodec.Insert(kept.Hash, kept.Token), cancellation), cancellation);
}
