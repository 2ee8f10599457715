namespace Funding.Platform.Tests.Documents;

/// <summary>Limits on uploads under way, on each storage adapter.</summary>
public abstract class UploadQuotaSuite(Func<StorageParts> fresh) : IAsyncLifetime
{
    private const int Length = 60 << 20;
    private StorageParts storage = null!;
    private UploadParts parts = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        storage = fresh();
        parts = Parts();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return storage.DisposeAsync();
    }

    [Fact]
    public async Task One_person_has_so_many_at_a_time_and_the_next_is_refused_by_its_limit()
    {
        for (var number = 0; number < 3; number++)
            await BeginAsync("p1", $"a{number}");

        var refused = await RefusedAsync(() => BeginAsync("p1", "a9"));
        Assert.Equal(("unfinished-uploads", RefusalKind.TooMany, "proof"), (refused.Code, refused.Kind, refused.Field));
        Assert.Contains("3", refused.Chinese, StringComparison.Ordinal);
        Assert.Contains("at most 3", refused.English, StringComparison.Ordinal);
        await BeginAsync("p2", "a9");
    }

    [Fact]
    public async Task The_bytes_of_a_person_an_application_and_the_installation_are_counted_as_announced()
    {
        await BeginAsync("p1", "a1", 50 << 20);
        Assert.Equal("unfinished-bytes", (await RefusedAsync(() => BeginAsync("p1", "a2", 50 << 20))).Code);
        await BeginAsync("p1", "a1", 10 << 20);
        await BeginAsync("p2", "a1", 20 << 20);
        Assert.Equal("unfinished-bytes-application", (await RefusedAsync(() => BeginAsync("p3", "a1", 11 << 20))).Code);
        await BeginAsync("p3", "a2", 20 << 20);
        Assert.Equal("unfinished-uploads-all", (await RefusedAsync(() => BeginAsync("p4", "a3", 1 << 20))).Code);
    }

    [Fact]
    public async Task Of_many_that_begin_at_once_no_more_get_in_than_the_limit_allows()
    {
        var asked = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => TryAsync(() => Parts().Sessions.BeginAsync(Request("p1", $"a{n % 2}", 1 << 20), Token))));
        Assert.Equal(3, asked.Count(a => a));
    }

    [Fact]
    public async Task Finishing_refusing_giving_up_and_clearing_away_give_the_place_back_once()
    {
        var pdf = Crafted.Pdf();
        var finished = await BeginAsync("p1", "a1", pdf.Length);
        await parts.Sessions.PutChunkAsync(finished, "p1", 0, new MemoryStream(pdf), Token);
        await parts.Sessions.CompleteAsync(finished, "p1", Token);
        await parts.Sessions.CompleteAsync(finished, "p1", Token);

        var refused = await BeginAsync("p1", "a1", Crafted.Html.Length);
        await parts.Sessions.PutChunkAsync(refused, "p1", 0, new MemoryStream([.. Crafted.Html]), Token);
        await RefusedAsync(() => parts.Sessions.CompleteAsync(refused, "p1", Token));

        var given = await BeginAsync("p1", "a1", 1 << 20);
        await parts.Sessions.AbandonAsync(given, "p1", Token);
        Assert.Equal("upload-unknown", (await RefusedAsync(() => parts.Sessions.StatusAsync(given, "p1", Token))).Code);
        Assert.Empty(await parts.Sessions.UnfinishedAsync("p1", "documents/r/a1", Token));

        for (var number = 0; number < 3; number++)
            await BeginAsync("p1", "a1", 1 << 20);
        Assert.Equal("unfinished-uploads", (await RefusedAsync(() => BeginAsync("p1", "a1", 1))).Code);
    }

    [Fact]
    public async Task What_was_left_behind_is_cleared_away_by_the_next_that_finds_no_place()
    {
        for (var number = 0; number < 3; number++)
            await BeginAsync("p1", "a1", 1 << 20);
        parts.Time.Advance(TimeSpan.FromHours(25) + TimeSpan.FromMinutes(1));
        await BeginAsync("p1", "a1", 1 << 20);
        Assert.Single(await parts.Sessions.UnfinishedAsync("p1", "documents/r/a1", Token));
    }

    [Fact]
    public async Task A_session_that_a_crash_kept_from_being_written_gives_its_place_back_when_its_time_is_over()
    {
        var id = await BeginAsync("p1", "a1", 1 << 20);
        await storage.Tables.CommitAsync($"upload:{id}", new DeleteRow("session"), Token);
        parts.Time.Advance(TimeSpan.FromHours(26));
        Assert.Equal(1, await parts.Expiry.PurgeAsync(Token));
        Assert.Empty(await parts.Sessions.UnfinishedAsync("p1", "documents/r/a1", Token));
    }

    [Fact]
    public async Task Nobody_gives_up_what_another_person_has_begun_or_what_is_finished()
    {
        var pdf = Crafted.Pdf();
        var id = await BeginAsync("p1", "a1", pdf.Length);
        Assert.Equal("upload-unknown", (await RefusedAsync(() => parts.Sessions.AbandonAsync(id, "p2", Token))).Code);
        await parts.Sessions.PutChunkAsync(id, "p1", 0, new MemoryStream(pdf), Token);
        var document = await parts.Sessions.CompleteAsync(id, "p1", Token);
        Assert.Equal("upload-finished", (await RefusedAsync(() => parts.Sessions.AbandonAsync(id, "p1", Token))).Code);
        Assert.NotNull(await storage.Blobs.FindAsync(document.BlobName, Token));
    }

    [Fact]
    public async Task A_day_holds_so_many_beginnings_of_one_person_however_quickly_they_end()
    {
        for (var number = 0; number < 20; number++)
            await parts.Sessions.AbandonAsync(await BeginAsync("p1", "a1", 1), "p1", Token);
        Assert.Equal("uploads-today", (await RefusedAsync(() => BeginAsync("p1", "a1", 1))).Code);
        parts.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await BeginAsync("p1", "a1", 1);
    }

    private static UploadRequest Request(string person, string application, long length) =>
        new($"documents/r/{application}", Inspection.Any, "申报书.pdf", null, length, UploadSessions.MaxChunkBytes, null, person);

    private UploadParts Parts() => new(storage, parts?.Time, configure: options => options.Unfinished = new()
    {
        PerPerson = 3,
        BytesPerPerson = Length,
        PerApplication = 100,
        BytesPerApplication = 90L << 20,
        BytesPerInstallation = 100L << 20,
        BegunPerPersonAndDay = 20,
    });

    private async Task<string> BeginAsync(string person, string application, long length = 1 << 20) =>
        (await parts.Sessions.BeginAsync(Request(person, application, length), Token)).Id;

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0];

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

public sealed class UploadQuotaOnSqlite() : UploadQuotaSuite(StorageParts.OnSqlite);

public sealed class UploadQuotaOnAzurite(Funding.Tests.Support.Storage.AzuriteFixture azurite)
    : UploadQuotaSuite(() => AzuriteParts.On(azurite.FreshAsync().GetAwaiter().GetResult()));
