using System.Net.Http.Headers;
using Funding.Pages.Tests.Api;

namespace Funding.Pages.Tests.Office;

/// <summary>
/// An officer of a lead department meets what it leads and nothing else, in pages, lists, files and calls; the others nothing of it.
/// </summary>
public sealed class DepartmentTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Led = "skill-master-studios";
    private const string Own = "mixed-ownership-colleges";
    private const string Studio = $"{Led}-2026-1";
    private const string College = $"{Own}-2026-1";
    private const string Name = "之江工匠技师学院";

    private static readonly string Code = CreditCode.Complete("12330000480000778").Value;

    [Fact]
    public async Task Officers_see_what_their_department_leads_in_pages_lists_files_and_calls()
    {
        await SeedAsync();
        using var department = await SignedInAsync("officer@hrss.example", new RoleGrant(Role.Officer, "human-resources"));
        using var authority = await SignedInAsync("officer@authority.example", new RoleGrant(Role.Officer));
        using var administrator = await SignedInAsync("admin@authority.example", new RoleGrant(Role.Administrator));

        foreach (var page in new[] { "/office/rounds/{0}", "/office/rounds/{0}/applications", "/office/rounds/{0}/changes" })
        {
            await AnswersAsync(string.Format(null, page, Studio), department, authority);
            await AnswersAsync(string.Format(null, page, College), authority, department);
            Assert.NotEqual(HttpStatusCode.NotFound, (await administrator.GetAsync(string.Format(null, page, Studio))).Status);
        }

        await AnswersAsync($"/office/awards/{Studio}-1", department, authority);
        await AnswersAsync($"/office/money/{Led}/2026/provincial", department, authority);
        foreach (var (list, of) in new[]
        {
            ("/office", Studio), ("/office/awards", Name), ("/office/awards?q=zjgj", Name), ("/office/awards.csv", Name),
            ("/office/money?year=2026", Led), (MoneyLinks.YearTable + "?year=2026", Led), (MoneyLinks.YearFile + "?year=2026", Led),
        })
        {
            Assert.Contains(of, (await administrator.GetAsync(list)).Text, StringComparison.Ordinal);
            Assert.Contains(of, (await department.GetAsync(list)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(of, (await authority.GetAsync(list)).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(College, (await department.GetAsync("/office")).Text, StringComparison.Ordinal);
        await AnswersAsync($"/office/organisations/{Code}", department, authority);
        Assert.Contains(Name, (await (new Visitor(host)).GetAsync("/awards")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_act_for_one_department()
    {
        await SeedAsync();
        var (department, authority) = (await TokenAsync("human-resources"), await TokenAsync(null));
        Assert.Equal(HttpStatusCode.OK, (await department.GetAsync($"rounds/{Studio}/counts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await authority.GetAsync($"rounds/{Studio}/counts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync($"rounds/{College}/counts")).Status);
        // What everybody reads stays everybody's.
        Assert.Equal(HttpStatusCode.OK, (await authority.GetAsync($"rounds/{Studio}")).Status);
        Assert.Contains(Led, (await department.GetAsync("budget-lines")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Led, (await authority.GetAsync("budget-lines")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await authority.GetAsync($"budget-lines/{Led}/2026/provincial")).Status);
    }

    private static async Task AnswersAsync(string path, Visitor theirs, Visitor foreign)
    {
        Assert.NotEqual(HttpStatusCode.NotFound, (await theirs.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).Status);
    }

    private async Task<Visitor> SignedInAsync(string email, RoleGrant grant)
    {
        await host.Services.GetRequiredService<PeopleStore>().GrantAsync(email, grant);
        var visitor = new Visitor(host);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private async Task<ApiClient> TokenAsync(string? department)
    {
        var issued = await host.Services.GetRequiredService<ApiTokens>().IssueAsync(
            $"token.{department ?? "own"}@office.example", Role.Officer, department, TimeSpan.FromDays(1));
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Text);
        return new(http);
    }

    /// <summary>A round of each, an award and a budget line of the programme that a department leads.</summary>
    private async Task SeedAsync()
    {
        var tables = host.Services.GetRequiredService<ITableStore>();
        if (await tables.GetAsync(RoundKeys.Partition(Studio), RoundKeys.Round) is not null) return;
        var college = await host.AddRoundAsync(2026, new StageKey("call"));
        var programme = ShippedCatalogue.Catalogue.Programme(Led);
        var round = college with { Id = Studio, ProgrammeId = Led, Name = programme.Name };
        await tables.CommitAsync(
            RoundKeys.Partition(Studio),
            [
                RowCodec.Insert(RoundKeys.Round, round),
                RowCodec.Insert(RoundKeys.Snapshot, ShippedCatalogue.Colleges),
                RowCodec.Insert(RoundKeys.Desks, new List<Desk>()),
            ]);
        await tables.CommitAsync(RoundKeys.RoundsPartition, [RowCodec.Insert(Studio, RoundSummary.Of(round))]);
        var award = new AwardHome
        {
            Id = $"{Studio}-1",
            ProgrammeId = Led,
            Kind = "studio",
            Holder = Code,
            HolderName = Name,
            Editors = ["holder"],
            Title = "精密加工技能大师工作站",
            ProgrammeName = programme.Name,
            AwardTitle = programme.Name,
            CertificateNumber = "浙技大师〔2026〕1-001号",
            VerificationCode = "ABCD2345EFGJ",
            Term = AwardTerm.Of(new(2026, 2, 1), 3),
        };
        var commits = host.Services.GetRequiredService<CommitWriter>();
        await commits.SaveAsync(new Commit(AwardKeys.Partition(award.Id)).Insert(AwardKeys.Award, award));
        await tables.CommitAsync(AwardKeys.AwardsPartition, [RowCodec.Insert(award.Id, AwardSummary.Of(award))]);
        var (changes, line) = (host.Services.GetRequiredService<BudgetChangeCommands>(), LineId.Of(Led, "2026", "provincial")!);
        await changes.ProposeAsync(
            Cast.Administrator, line, new(BudgetChangeKind.Plan, "860000", "浙财教〔2026〕19号", "下达年度工作站建设经费。"));
        await changes.DecideAsync(Cast.SecondAdministrator, line, 1, true, "860000");
    }
}
