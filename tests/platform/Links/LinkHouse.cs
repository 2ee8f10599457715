namespace Funding.Platform.Tests.Links;

/// <summary>Links over a fresh store and a clock that stands still.</summary>
public sealed class LinkHouse : IAsyncDisposable
{
    private readonly StorageParts storage = StorageParts.OnSqlite();

    public LinkHouse()
    {
        Keys = LinkKeyRing.Generate();
        Links = new LinkService(Store, Keys, Clock);
    }

    public ITableStore Store => storage.Tables;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    public LinkKeyRing Keys { get; }

    public LinkService Links { get; }

    public LinkTerms Terms(
        LinkPurpose? purpose = null, int? uses = null, string subject = "mixed-ownership-colleges-2026-1") =>
        new()
        {
            Purpose = purpose ?? LinkPurpose.ReviewDesk,
            Subject = subject,
            ExpiresAt = Clock.GetUtcNow().AddDays(10),
            AllowedUses = uses,
        };

    public ValueTask DisposeAsync() => storage.DisposeAsync();
}
