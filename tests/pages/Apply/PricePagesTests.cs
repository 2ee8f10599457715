namespace Funding.Pages.Tests.Apply;

/// <summary>A bid from its form to the ranking: no page or file has its price before two persons open it.</summary>
public sealed class PricePagesTests(PortalHost host, Chromium chromium)
    : IClassFixture<PortalHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private static readonly Programme Training = ShippedCatalogue.Catalogue.Programme("public-training-projects");
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_price_is_shown_to_nobody_before_two_persons_open_it()
    {
        var play = Player();
        await play.ToAsync(new("call"));
        using var applicant = new Visitor(host);
        await play.DraftAsync(1);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        var price = PriceLinks.Page(play.Id, Cast.ApplicationId(1));
        var page = await applicant.GetAsync(price);
        var wrong = await applicant.SubmitAsync(page, Typed("5200.01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("不超过最高限价5200.00元", wrong.Main, StringComparison.Ordinal);
        Assert.Equal(price, (await applicant.SubmitAsync(page, Typed("2345.67"))).Location);
        await (await tour.AsAsync(applicant)).LookAsync("price-", price);
        await play.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), play.Id, Cast.ApplicationId(1));
        await play.SubmitAsync(2);

        // Both bid and the call is played on by itself.
        await play.LeaveAsync();
        await play.ToAsync(new("opening"));
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        using var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        var opening = $"/office/rounds/{play.Id}/opening";
        foreach (var (who, path) in Everywhere(play.Id, applicant, officer, administrator, opening))
        {
            var answer = await who.Http.GetAsync(path);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode}");
            Assert.All(
                ["2345.67", "2,345.67"], text => Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0, path));
        }

        await (await tour.AsAsync(officer)).LookAsync("price-closed-", opening, $"/office/rounds/{play.Id}");
        Assert.Equal(opening, (await officer.SubmitAsync(await officer.GetAsync(opening), Count("ask"))).Location);
        Assert.Null((await officer.GetAsync(opening)).Page.QuerySelector("main form input[name='count']"));
        await play.SetUpLinesAsync();
        Assert.Equal(opening, (await administrator.SubmitAsync(await administrator.GetAsync(opening), Count("confirm"))).Location);
        await play.SettleAsync();
        Assert.Contains("2,345.67", (await officer.GetAsync(opening)).Main, StringComparison.Ordinal);
        var ranking = await officer.GetAsync($"/office/rounds/{play.Id}/ranking");
        Assert.Contains("单价2,345.67元", ranking.Main, StringComparison.Ordinal);
        await tour.LookAsync("price-open-", opening, $"/office/rounds/{play.Id}/ranking");
        Assert.Empty(tour.Problems);
    }

    private static IEnumerable<(Visitor Who, string Path)> Everywhere(
        string round, Visitor applicant, Visitor officer, Visitor administrator, string opening)
    {
        var own = Cast.ApplicationId(1);
        yield return (applicant, PriceLinks.Page(round, own));
        yield return (applicant, $"/apply/{round}/{own}");
        yield return (applicant, $"/apply/{round}/{own}/print");
        yield return (officer, opening);
        yield return (officer, OfficeLinks.Application(round, own));
        yield return (officer, OfficeLinks.Applications(round));
        yield return (officer, $"/office/rounds/{round}");
        yield return (administrator, OfficeLinks.Exports(round));
        yield return (administrator, OfficeLinks.Export(round, "applications.csv"));
        yield return (administrator, OfficeLinks.Audit(round));
        yield return (officer, OfficeLinks.Binder(round, own));
    }

    private static Dictionary<string, string> Typed(string price) => new()
    {
        ["price.lot"] = "welding",
        ["price.places"] = "20",
        ["price.price"] = price,
    };

    private static Dictionary<string, string> Count(string act) => new() { ["count"] = "2", ["do"] = act };

    private RoundPlayer Player()
    {
        var seats = PanelReviewSettings.Of(Training).Panel.Parties;
        var fitting = FittingAnswers.Of(
            Training, ShanghaiTime.DayOf(host.Clock.GetUtcNow()).AddDays(30), ShippedCatalogue.Catalogue.Desks[0]);
        return new(host.Services, host.Time)
        {
            Programme = Training,
            Applications = 2,
            Desks = ["hangzhou", "ningbo"],
            Experts = party => seats.GetValueOrDefault(party.Id()) is > 0 and var count ? count + 1 : 0,
            LeastTenths = 8,
            ApplicantKind = fitting.ApplicantKind,
            Answered = fitting.In,
            Bids = _ => new("welding", "20", "4100.00"),
        };
    }
}
