namespace Funding.Pages.Tests.Recommend;

public sealed class RecommendTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task A_desk_recommends_by_what_is_typed_up_to_its_limit_and_can_exchange()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        var list = await desk.GetAsync($"/recommend/{round.Id}");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.DoesNotContain(Cast.ApplicationId(6), list.Text, StringComparison.Ordinal);

        foreach (var number in Enumerable.Range(1, 4))
        {
            var done = await ActAsync(desk, round.Id, number);
            Assert.Equal(HttpStatusCode.SeeOther, done.Status);
            Assert.Equal($"/recommend/{round.Id}", done.Location);
        }

        // The fifth was open in another window before the fourth used the limit.
        var fifth = Address(round.Id, 5);
        var page = await desk.GetAsync(fifth);
        Assert.Null(page.Page.QuerySelector("#confirmation"));
        var token = page.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var refused = await desk.PostAsync(
            $"{fifth}/recommend", new Dictionary<string, string> { ["form-token"] = token, ["confirmation"] = Last(5) });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("4", refused.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], await OrderAsync(desk, round.Id));

        var moved = await desk.GetAsync($"/recommend/{round.Id}");
        var form = Hidden(moved);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostOrderAsync(desk, round.Id, form, "up", 3)).Status);
        Assert.Equal(["1", "3", "2", "4"], await OrderAsync(desk, round.Id));

        Assert.Equal(HttpStatusCode.SeeOther, (await ActAsync(desk, round.Id, 1)).Status);
        Assert.Equal(["3", "2", "4"], await OrderAsync(desk, round.Id));
        // A window that still shows the old order is told so, and the order stays.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostOrderAsync(desk, round.Id, form, "down", 1)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await ActAsync(desk, round.Id, 5)).Status);
        Assert.Equal(["3", "2", "4", "5"], await OrderAsync(desk, round.Id));
    }

    [Fact]
    public async Task Pressing_the_button_without_typing_changes_nothing_and_keeps_what_was_typed()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var desk = await host.EnterAsync(Cast.Recommender("ningbo").Name, LinkPurpose.RecommendDesk, round.Id);
        var page = await desk.GetAsync(Address(round.Id, 6));
        var before = await host.RowsAsync(round.Id);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.SubmitAsync(page, new Dictionary<string, string>())).Status);
        var wrong = await desk.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = "0000" });
        Assert.Equal("0000", wrong.Page.QuerySelector("#confirmation")!.GetAttribute("value"));
        Assert.NotNull(wrong.Page.GetElementById("confirmation-error"));
        Assert.Equal(before, await host.RowsAsync(round.Id));
    }

    [Fact]
    public async Task Another_desks_application_and_its_documents_are_absent()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var desk = await host.EnterAsync(Cast.Recommender("ningbo").Name, LinkPurpose.RecommendDesk, round.Id);
        var own = await desk.GetAsync(Address(round.Id, 6));
        var token = own.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var document = own.Page.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains("/documents/", StringComparison.Ordinal));

        var others = await desk.GetAsync(Address(round.Id, 1));
        var absent = await desk.GetAsync(Address(round.Id, 99));
        Assert.Equal(HttpStatusCode.NotFound, others.Status);
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        var posted = await desk.PostAsync(
            $"{Address(round.Id, 1)}/recommend", new Dictionary<string, string> { ["form-token"] = token, ["confirmation"] = Last(1) });
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        var file = await desk.GetAsync(document);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await desk.GetAsync(
                document.Replace(Cast.ApplicationId(6), Cast.ApplicationId(1), StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task An_application_shows_answers_owners_documents_and_the_rules_verdict()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var desk = await host.EnterAsync(Cast.Recommender("ningbo").Name, LinkPurpose.RecommendDesk, round.Id);
        var page = await desk.GetAsync(Address(round.Id, 6) + "?lang=en");

        Assert.Contains("之江智能装备股份有限公司", page.Main, StringComparison.Ordinal);
        Assert.Contains("49%", page.Main, StringComparison.Ordinal);
        Assert.Contains("Not scanned", page.Main, StringComparison.Ordinal);
        Assert.Contains("四（五）", page.Main, StringComparison.Ordinal);
        Assert.Contains("office@zhijiang.example.edu.cn", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_another_desk_is_refused()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var visitor = new Visitor(host);
        var review = (await host.LinkAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.ReviewDesk, round.Id)).Replace(
            "/review-desk/", "/recommend-desk/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(review)).Status);

        using var chair = await host.EnterAsync(Cast.Chair.Name, LinkPurpose.Approve, round.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.GetAsync($"/recommend/{round.Id}")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.GetAsync($"/recommend/{round.Id}")).Status);
    }

    internal static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 6, deskOf: number => number == 6 ? "ningbo" : "hangzhou");
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Recommendation);
        return round;
    }

    private static string Address(string round, int number) => $"/recommend/{round}/applications/{Cast.ApplicationId(number)}";

    private static string Last(int number) => Cast.ApplicationId(number)[^4..];

    private static async Task<Answer> ActAsync(Visitor desk, string round, int number) =>
        await desk.SubmitAsync(
            await desk.GetAsync(Address(round, number)), new Dictionary<string, string> { ["confirmation"] = Last(number) });

    private static List<KeyValuePair<string, string>> Hidden(Answer page) =>
        [.. page.Page.QuerySelectorAll("main form[action$='/order'] input[type=hidden]").Select(i => KeyValuePair.Create(
            i.GetAttribute("name")!, i.GetAttribute("value")!))];

    private static async Task<Answer> PostOrderAsync(
        Visitor desk, string round, List<KeyValuePair<string, string>> form, string direction, int number) =>
        await Answer.OfAsync(await desk.Http.PostAsync(
            $"/recommend/{round}/order", new FormUrlEncodedContent([.. form, new(direction, Cast.ApplicationId(number))])));

    /// <summary>The numbers of the applications in the desk's order.</summary>
    private static async Task<List<string>> OrderAsync(Visitor desk, string round)
    {
        var page = await desk.GetAsync($"/recommend/{round}");
        var ids = Enumerable.Range(1, 6).ToDictionary(Cast.ApplicationId, n => n.ToString());
        return [.. page.Page.QuerySelectorAll(".ranked input[name=order]").Select(i => ids[i.GetAttribute("value")!])];
    }
}
