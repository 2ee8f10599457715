namespace Funding.Pages.Tests;

/// <summary>A round whose desk and programme the files have no more: everybody goes on reading it as it was launched.</summary>
public sealed class LaterFilesTests(StageHost host) : IClassFixture<StageHost>, IDisposable
{
    private const string Desk = "杭州市";
    private readonly LaterFiles later = new("hangzhou");

    public void Dispose() => later.Dispose();

    [Fact]
    public async Task Applicant_desk_officer_committee_and_public_read_a_round_by_what_it_keeps()
    {
        var before = host.Fresh(applications: 2, places: 1);
        await before.LaunchAsync();
        await before.ToAsync(CollegeStages.Eligibility);
        var verdict = await VerdictAsync(before.Id);

        await host.RestartAsync(o => o with { ProgrammesFolder = later.Folder });

        var round = host.Fresh(id: before.Id);
        var (id, application) = (round.Id, Cast.ApplicationId(1));
        Assert.Equal(verdict, await VerdictAsync(id));
        using (var applicant = await ApplicantAsync())
        {
            await ReadAsync(applicant, Desk, $"/apply/{id}/{application}/print");
            await ReadAsync(applicant, null, $"/apply/{id}/{application}", $"/apply/{id}/{application}/result");
        }

        using (var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, id))
            await ReadAsync(desk, Desk, "/recommend", $"/recommend/{id}");
        using (var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk, id))
            await ReadAsync(officer, Desk, $"/office/rounds/{id}", $"/office/rounds/{id}/applications",
                $"/office/rounds/{id}/applications?desk=hangzhou", $"/office/rounds/{id}/applications/{application}");
        using (var administrator = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, id))
        {
            await ReadAsync(administrator, Desk, "/office/people?role=Recommender",
                $"/office/people/{Person.IdOf(Cast.Recommender(round.Desk).Name)}");
            Assert.Contains(Desk, (await administrator.GetAsync($"/office/rounds/{id}/exports/applications.csv")).Text,
                StringComparison.Ordinal);
        }

        await round.ToAsync(CollegeStages.Approval);
        var hash = (await round.RoundAsync()).RankingHash!;
        foreach (var member in (string[])[Cast.Chair.Name, Cast.Vice.Name])
        {
            using var reader = await host.EnterAsync(member, LinkPurpose.Approve, id);
            var page = await reader.GetAsync($"/approve/{id}");
            Assert.Contains(Desk, page.Main, StringComparison.Ordinal);
            await reader.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = hash[^4..] }, "#vote form");
        }

        await round.SettleAsync();
        using var anyone = new Visitor(host);
        await ReadAsync(anyone, Desk, $"/rounds/{id}", $"/rounds/{id}/notice");
        await round.AdvanceToAsync(host.Clock.GetUtcNow().AddDays(20));
        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
        await ReadAsync(anyone, Desk, $"/rounds/{id}/results", $"/rounds/{id}/notice", $"/rounds/{id}");
        await ReadAsync(anyone, null, $"/rounds/{id}/ranking", "/results", "/programmes");
        using (var administrator = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, id))
            await ReadAsync(administrator, Desk, $"/office/rounds/{id}/ranking");
    }

    private async Task<string> VerdictAsync(string round)
    {
        using var applicant = await ApplicantAsync();
        var page = await applicant.GetAsync($"/apply/{round}/{Cast.ApplicationId(1)}/eligibility");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Main;
    }

    private async Task<Visitor> ApplicantAsync()
    {
        // The newest of their mails is the one that was just asked for.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = new Visitor(host);
        await visitor.SignInAsync("applicant1@college.example");
        return visitor;
    }

    private static async Task ReadAsync(Visitor visitor, string? shown, params string[] paths)
    {
        foreach (var path in paths)
        {
            var page = await visitor.GetAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path} {page.Status}");
            if (shown is not null)
                Assert.True(page.Main.Contains(shown, StringComparison.Ordinal), $"{path} does not say {shown}");
        }
    }
}
