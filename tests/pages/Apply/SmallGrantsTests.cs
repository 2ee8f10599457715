namespace Funding.Pages.Tests.Apply;

/// <summary>A programme's pages show what its file has, and nothing of what it has not.</summary>
public sealed class SmallGrantsTests(SmallGrantsTests.Host host) : IClassFixture<SmallGrantsTests.Host>
{
    private const string Email = "small@school.example";

    [Fact]
    public async Task The_programme_page_has_no_places_limits_rubric_or_documents()
    {
        using var visitor = new Visitor(host);
        var page = await visitor.GetAsync($"/programmes/{SmallGrants.Id}?lang=en");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Small grants", page.Main, StringComparison.Ordinal);
        Assert.Contains("about 10", page.Main, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main h2"));
        Assert.DoesNotContain("reserve", page.Main, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"stages\":[{\"stage\":\"call\"", await visitor.Http.GetStringAsync($"/api/v1/programmes/{SmallGrants.Id}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_check_and_print_have_its_one_page_and_it_can_be_submitted()
    {
        using var visitor = new Visitor(host);
        var round = await host.LaunchAsync();
        await visitor.SignInAsync(Email);
        var created = await visitor.SubmitAsync(await visitor.GetAsync($"/apply/{round.Id}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = CreditCode.Complete("12330000470000091").Value,
            ["organisationName"] = "之江职业技术学院",
            ["applicantKind"] = "school",
            ["desk"] = "hangzhou",
        });
        var address = created.Location!;

        Assert.Single((await visitor.GetAsync(address)).Page.QuerySelectorAll("ol.tasks > li"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/owners")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/documents")).Status);
        var section = await visitor.GetAsync($"{address}/form/plan");
        Assert.Contains("第1页，共1页", section.Main, StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(section, new Dictionary<string, string> { ["name"] = "实训计划", ["go"] = "next" });
        Assert.Equal($"{address}/submit", saved.Location);

        var print = await visitor.GetAsync($"{address}/print");
        Assert.Equal(["计划"], print.Page.QuerySelectorAll(".paper section h2").Select(h => h.TextContent));
        Assert.Null(print.Page.QuerySelector(".stamp"));
        Assert.Contains("实训计划", print.Main, StringComparison.Ordinal);
        var submitted = await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/submit"), new Dictionary<string, string> { ["declared"] = "yes" });
        Assert.Matches("[0-9a-f]{64}", (await visitor.GetAsync(submitted.Location!)).Main);
    }

    [Fact]
    public async Task The_round_page_has_no_draw()
    {
        using var visitor = new Visitor(host);
        var round = await host.LaunchAsync();
        var page = await visitor.GetAsync($"/rounds/{round.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector($"main a[href$='{round.Id}/draw']"));
    }

    public class Host : PortalHost, IDisposable
    {
        private readonly AddedProgramme grants;
        private int batches;

        public Host() : this(SmallGrants.Text)
        {
        }

        protected Host(string text) => grants = new(SmallGrants.Id, text);

        public async Task<Round> LaunchAsync()
        {
            foreach (var email in new[] { "member1@funding.example", "member2@funding.example" })
                await Services.GetRequiredService<PeopleStore>().GrantAsync(email, new RoleGrant(Role.Committee), "评委");
            var administrator = new Actor("launcher", "launcher", new HashSet<Role> { Role.Administrator }, null, "test");
            return await Services.GetRequiredService<LaunchCommands>().LaunchAsync(administrator, new LaunchRequest
            {
                ProgrammeId = SmallGrants.Id,
                Year = 2026,
                Batch = Interlocked.Increment(ref batches),
                NoticeNumber = $"教职成〔2026〕{batches}号",
                Opens = new(2026, 3, 2),
            });
        }

        public void Dispose()
        {
            grants.Dispose();
            GC.SuppressFinalize(this);
        }

        protected override LocalOptions Configure(LocalOptions options) => options with { ProgrammesFolder = grants.Folder };
    }
}
