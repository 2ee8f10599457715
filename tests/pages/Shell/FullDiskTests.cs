using Microsoft.Data.Sqlite;

namespace Funding.Pages.Tests.Shell;

/// <summary>
/// The whole host on a storage file that takes nothing more: told at once in both languages, and over as soon as there is
/// room.
/// </summary>
public sealed class FullDiskTests(PortalHost host) : IClassFixture<PortalHost>
{
    private SqliteStorageOptions Storage => host.Services.GetRequiredService<IOptions<SqliteStorageOptions>>().Value;

    [Theory]
    [InlineData("zh", "已满")]
    [InlineData("en", "no room left")]
    public async Task A_page_says_so_at_once_keeps_what_was_typed_and_works_again_with_room(string language, string text)
    {
        using var visitor = new Visitor(host);
        var form = await visitor.GetAsync($"/signin?lang={language}");
        var typed = new Dictionary<string, string> { ["email"] = $"typed-{language}@funding.example" };
        await using (await FullAsync())
        {
            var refused = await UntilRefusedAsync(visitor, form, typed);
            Assert.NotNull(refused.Response.Headers.RetryAfter?.Delta);
            Assert.Contains(text, refused.Main, StringComparison.Ordinal);
            Assert.Equal(typed["email"], refused.Page.QuerySelector("input[name=email]")!.GetAttribute("value"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/rounds")).Status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(form, typed)).Status);
        // What nobody waits for was held back meanwhile and is written first.
        while ((await visitor.GetAsync("/health/ready")).Status != HttpStatusCode.OK)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_call_gets_problem_details_in_both_languages_and_goes_through_with_room()
    {
        using var http = await ClientAsync();
        object Grant(int number) => new
        {
            email = $"officer{number}@funding.example",
            role = "officer",
            name = string.Concat(Enumerable.Repeat($"审{number:D3}", 25)),
        };
        var tries = 0;
        await using (await FullAsync())
        {
            var refused = await http.PostAsJsonAsync("/api/v1/people", Grant(tries));
            while (refused.StatusCode == HttpStatusCode.OK && tries < 40)
                refused = await http.PostAsJsonAsync("/api/v1/people", Grant(++tries));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(refused.Headers.RetryAfter?.Delta);
            var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]![0]!;
            Assert.Equal("storage-full", (string?)error["code"]);
            Assert.Contains("已满", (string?)error["detailZh"], StringComparison.Ordinal);
            Assert.Contains("no room left", (string?)error["detailEn"], StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/rounds")).StatusCode);
        }

        using var taken = await http.PostAsJsonAsync("/api/v1/people", Grant(tries));
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_that_another_program_locks_is_told_as_such_after_the_wait()
    {
        Storage.LockedWait = TimeSpan.Zero;
        using var visitor = new Visitor(host);
        var form = await visitor.GetAsync("/signin?lang=en");
        var typed = new Dictionary<string, string> { ["email"] = "locked@funding.example" };
        using (var other = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "storage", "storage.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var refused = await visitor.SubmitAsync(form, typed);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Contains("Another program holds the data file", refused.Main, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(form, typed)).Status);
    }

    [Fact]
    public async Task The_office_is_warned_while_there_is_still_room()
    {
        await host.Services.GetRequiredService<PeopleStore>().GrantAsync("space@funding.example", new RoleGrant(Role.Administrator), "钱管理");
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("space@funding.example");
        Assert.Empty((await visitor.GetAsync("/office")).Page.QuerySelectorAll(".notice-title"));

        var options = host.Services.GetRequiredService<IOptions<DiskRoomOptions>>().Value;
        options.LowSpaceBytes = 1L << 50;
        Assert.Contains("Little room is left", (await visitor.GetAsync("/office?lang=en")).Main, StringComparison.Ordinal);
        Assert.Contains("磁盘空间不足", (await visitor.GetAsync("/office?lang=zh")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).Status);
        options.LowSpaceBytes = 64L << 20;
    }

    /// <summary>A few rows may still fit into pages that are there.</summary>
    private static async Task<Answer> UntilRefusedAsync(Visitor visitor, Answer form, Dictionary<string, string> typed)
    {
        var address = typed["email"];
        for (var tries = 0; tries < 20; tries++)
        {
            typed["email"] = $"{tries}-{address}";
            var answer = await visitor.SubmitAsync(form, typed);
            if (answer.Status == HttpStatusCode.ServiceUnavailable)
                return answer;
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        }

        throw new InvalidOperationException("The disk never was full.");
    }

    private async Task<HttpClient> ClientAsync()
    {
        var token = await host.Services.GetRequiredService<ApiTokens>()
            .IssueAsync("api@funding.example", Role.Administrator, null, TimeSpan.FromDays(9));
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        return http;
    }

    /// <summary>Until it is disposed, the file has no room for anything.</summary>
    private async Task<IAsyncDisposable> FullAsync()
    {
        var database = host.Services.GetRequiredService<SqliteDatabase>();
        var full = new Full(Storage, database);
        await database.WriteAsync(context => context.Session.Scalar("PRAGMA max_page_count=1"), TestContext.Current.CancellationToken);
        var tables = host.Services.GetRequiredService<ITableStore>();
        for (var size = 20_000; size > 0; size = size > 20 ? size * 2 / 3 : size - 1)
        {
            while (await FitsAsync(tables, size))
            {
            }
        }

        return full;
    }

    private static async Task<bool> FitsAsync(ITableStore tables, int size)
    {
        StorageWait.Bound();
        try
        {
            await tables.CommitAsync("filler", RowCodec.Insert(Guid.NewGuid().ToString("N"), new string('x', size)));
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private sealed class Full : IAsyncDisposable
    {
        private readonly SqliteStorageOptions options;
        private readonly SqliteDatabase database;

        public Full(SqliteStorageOptions options, SqliteDatabase database)
        {
            (this.options, this.database) = (options, database);
            options.ConfigureWriter = writer => writer.Scalar("PRAGMA max_page_count=1");
        }

        public async ValueTask DisposeAsync()
        {
            options.ConfigureWriter = null;
            await database.WriteAsync(context => context.Session.Scalar("PRAGMA max_page_count=1000000"), CancellationToken.None);
        }
    }
}
