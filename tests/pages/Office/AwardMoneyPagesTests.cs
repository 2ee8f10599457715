namespace Funding.Pages.Tests.Office;

/// <summary>Who gets what as everybody reads it, and an award's tranches as its holder and the office do.</summary>
public sealed class AwardMoneyPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Line = "/office/money/mixed-ownership-colleges/2026/provincial";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task The_allocation_is_public_from_the_notice_on_and_the_award_shows_its_tranches()
    {
        var round = host.Fresh(applications: 4, places: 2);
        await round.ToAsync(CollegeStages.Approval);
        await round.SettleAsync();
        using var anybody = new Visitor(host);
        var (page, file) = ($"/rounds/{round.Id}/allocation", $"/rounds/{round.Id}/allocation.json");
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync(page)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.Http.GetAsync(file)).StatusCode);

        await round.ToAsync(CollegeStages.PublicNotice);
        await round.SettleAsync();
        var shared = await anybody.GetAsync(page);
        var text = await anybody.Http.GetStringAsync(file);
        var allocation = FundingJson.Deserialize<AllocationFile>(text)!;
        Assert.Contains(allocation.Hash, shared.Main, StringComparison.Ordinal);
        Assert.True(AllocationVerifier.Verify(allocation, allocation.Hash).Holds);
        Assert.DoesNotContain("职业", text, StringComparison.Ordinal);
        foreach (var amount in allocation.Result.Amounts)
            Assert.Contains(amount.Amount.Shown(), shared.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(null)).LookAsync("allocation-", page, $"/rounds/{round.Id}/ranking");

        await round.PlayAsync();
        await round.SettleAsync();
        var award = (await round.Get<AwardStore>().GetAsync($"{round.Id}-1")).Home;
        using var holder = new Visitor(host);
        await holder.SignInAsync(Cast.ApplicantOf(award.ApplicationId!).Name);
        var own = await holder.GetAsync($"/apply/awards/{award.Id}");
        Assert.Equal(3, own.Page.QuerySelectorAll("#money tbody tr").Length);
        Assert.Null(own.Page.QuerySelector($"#money a[href^='{Line}']"));
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        var office = await officer.GetAsync($"/office/awards/{award.Id}");
        Assert.NotNull(office.Page.QuerySelector($"#money a[href^='{Line}']"));
        Assert.Contains(award.HolderName, (await officer.GetAsync(Line)).Main, StringComparison.Ordinal);
        Assert.Contains(
            allocation.Result.Amounts[0].Amount.Shown(), (await officer.GetAsync($"/office/rounds/{round.Id}/ranking")).Main,
            StringComparison.Ordinal);
        await (await tour.AsAsync(holder)).LookAsync("money-", $"/apply/awards/{award.Id}");
        await (await tour.AsAsync(officer)).LookAsync("money-", $"/office/awards/{award.Id}", Line, $"/office/rounds/{round.Id}/ranking");
        Assert.Empty(tour.Problems);
    }
}
