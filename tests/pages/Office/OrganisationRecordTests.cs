namespace Funding.Pages.Tests.Office;

/// <summary>All of one organisation on one page, for the office and for its desk.</summary>
public sealed class OrganisationRecordTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Everything_of_an_organisation_stands_on_one_page_and_a_desk_sees_what_is_its_own()
    {
        var round = await host.AppliedAsync(2);
        var code = Cast.CodeOf(1);
        var (office, desk) = ($"/office/organisations/{code}", $"/recommend/organisations/{code}");
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var own = await host.EnterAsync(Cast.Recommender("hangzhou").Name, LinkPurpose.RecommendDesk, round.Id);
        using var other = await host.EnterAsync(Cast.Recommender("ningbo").Name, LinkPurpose.RecommendDesk, round.Id);

        var page = await administrator.GetAsync(office);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='/office/rounds/{round.Id}/applications/{Cast.ApplicationId(1)}']"));
        Assert.Contains("没有认定", page.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(desk)).Status);
        Assert.DoesNotContain(Cast.Applicant(1).Name, (await own.GetAsync(desk)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(desk)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/office/organisations/{Cast.CodeOf(77)}")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await own.GetAsync(office)).Status);
        await (await tour.AsAsync(administrator)).LookAsync("organisation-", office);
        await (await tour.AsAsync(own)).LookAsync("organisation-", desk);
        Assert.Empty(tour.Problems);
    }
}
