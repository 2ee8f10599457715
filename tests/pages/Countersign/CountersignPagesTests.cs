namespace Funding.Pages.Tests.Countersign;

/// <summary>The countersignature as the office and its departments meet it: by page, mail and link; in a browser at every step.</summary>
public sealed class CountersignPagesTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Finance = "wang@finance.example";
    private const string Planning = "li@drc.example";
    private readonly CountersignHost host = new();
    private PageTour tour = null!;
    private RoundPlayer round = null!;

    private string Office => $"/office/rounds/{round.Id}/sign";

    private string Apply => $"/apply/rounds/{round.Id}/sign/departments";

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        tour = new(host, chromium);
        round = await host.AskingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await tour.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Departments_are_named_asked_by_mail_object_state_figures_and_sign_and_an_officer_decides()
    {
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.SecondOfficer.Name);
        await (await tour.AsAsync(officer)).LookAsync("countersign-asked-", Office, $"{Office}/departments/finance");
        await NameAsync(officer, "finance", "王会签", Finance);
        await NameAsync(officer, "drc", "李会签", Planning);

        using var finance = await EnterAsync(Finance, "finance");
        using var planning = await EnterAsync(Planning, "drc");
        await ObjectAsync(finance);
        await SignAsync(finance, "finance");
        await StateAsync(planning);
        await SignAsync(planning, "drc");
        await (await tour.AsAsync(finance)).LookAsync(
            "countersign-signed-", $"{Apply}/finance", $"{Apply}/finance/{Cast.ApplicationId(1)}");
        await (await tour.AsAsync(officer)).LookAsync(
            "countersign-objected-", Office, $"{Office}/departments/finance", $"{Office}/cases/{Cast.ApplicationId(1)}",
            $"/office/rounds/{round.Id}", $"/office/rounds/{round.Id}/applications/{Cast.ApplicationId(1)}");
        await DecideAsync(officer);

        var table = await officer.GetAsync(Office);
        Assert.Contains("已处理", table.Main, StringComparison.Ordinal);
        Assert.Contains("120人", table.Main, StringComparison.Ordinal);
        Assert.Contains("出资证明缺少备案号。", table.Main, StringComparison.Ordinal);
        Assert.Contains(
            "异议处理决定：保留申报", (await finance.GetAsync($"{Apply}/finance/{Cast.ApplicationId(1)}")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "出资证明缺少备案号。", (await planning.GetAsync($"{Apply}/drc/{Cast.ApplicationId(1)}")).Main, StringComparison.Ordinal);
        await ReopenAsync(officer, finance);
        await (await tour.AsAsync(officer)).LookAsync("countersign-decided-", $"{Office}/cases/{Cast.ApplicationId(1)}");
        Assert.Empty(tour.Problems);
    }

    [Fact]
    public async Task A_department_is_closed_to_everybody_who_is_not_named_for_it_and_a_link_acts_on_no_reading()
    {
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.SecondOfficer.Name);
        await NameAsync(officer, "finance", "王会签", Finance);
        using var stranger = new Visitor(host);
        var link = await stranger.NewestLinkAsync(Finance, subject: "会签");
        Assert.StartsWith("/link/countersign/", link, StringComparison.Ordinal);
        var opened = await stranger.GetAsync(link);
        Assert.Equal("部门会签", opened.Heading);
        using var head = await stranger.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.StartsWith("/signin", (await stranger.GetAsync($"{Apply}/finance")).Location, StringComparison.Ordinal);

        using var finance = await EnterAsync(Finance, "finance");
        Assert.Equal(HttpStatusCode.NotFound, (await finance.GetAsync($"{Apply}/drc")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await finance.GetAsync($"{Apply}/finance/{Cast.ApplicationId(9)}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.GetAsync(Office)).Status);
        var page = await finance.GetAsync($"{Apply}/finance");
        await stranger.SignInAsync(Cast.Applicant(1).Name);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Apply}/finance")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Apply}/finance/{Cast.ApplicationId(1)}")).Status);
        var wrong = await finance.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = "0000" }, "#sign form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("0000", wrong.Page.QuerySelector("input[name=confirmation]")!.GetAttribute("value"));

        var named = await officer.GetAsync($"{Office}/departments/finance");
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.SubmitAsync(named, new Dictionary<string, string>(), "main td form")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await finance.GetAsync($"{Apply}/finance")).Status);
    }

    private async Task NameAsync(Visitor officer, string department, string name, string email)
    {
        var page = await officer.GetAsync($"{Office}/departments/{department}");
        var refused = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["name"] = name, ["email"] = "nowhere" }, "main .card form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("nowhere", refused.Page.QuerySelector("input[name=email]")!.GetAttribute("value"));
        var named = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["name"] = name, ["email"] = email }, "main .card form");
        Assert.Equal(HttpStatusCode.SeeOther, named.Status);
        Assert.Contains(email, (await officer.GetAsync(named.Location!)).Main, StringComparison.Ordinal);
        await round.SettleAsync();
    }

    private async Task<Visitor> EnterAsync(string email, string department)
    {
        var visitor = new Visitor(host);
        var entered = await visitor.EnterAsync(email, "会签");
        Assert.Equal($"{Apply}/{department}?asked=sign.1", entered.Location);
        return visitor;
    }

    private async Task ObjectAsync(Visitor finance)
    {
        var address = $"{Apply}/finance/{Cast.ApplicationId(1)}";
        await (await tour.AsAsync(finance)).LookAsync("countersign-", $"{Apply}/finance", address);
        var page = await finance.GetAsync(address);
        var refused = await finance.SubmitAsync(page, new Dictionary<string, string> { ["reason"] = "短" }, "#say form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var kept = await finance.SubmitAsync(page, new Dictionary<string, string> { ["reason"] = "出资证明缺少备案号。" }, "#say form");
        Assert.Equal($"{Apply}/finance", kept.Location);
        await (await tour.AsAsync(finance)).LookAsync("countersign-drafted-", $"{Apply}/finance", address);
    }

    private async Task StateAsync(Visitor planning)
    {
        var address = $"{Apply}/drc";
        var page = await planning.GetAsync(address);
        Assert.Null(page.Page.QuerySelector("#sign form"));
        Assert.Equal(3, page.Page.QuerySelectorAll("main input[name^=figure-]").Length);
        Dictionary<string, string> Figures(string first) => new()
        {
            [$"figure-{Cast.ApplicationId(1)}"] = first,
            [$"figure-{Cast.ApplicationId(2)}"] = "0",
            [$"figure-{Cast.ApplicationId(3)}"] = "500",
        };
        var refused = await planning.SubmitAsync(page, Figures("501"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("0至500之间的整数", refused.Main, StringComparison.Ordinal);
        Assert.Equal("501", refused.Page.QuerySelector("main input[name^=figure-]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await planning.SubmitAsync(page, Figures("120"))).Status);
        await (await tour.AsAsync(planning)).LookAsync("countersign-figures-", address);
    }

    private async Task SignAsync(Visitor visitor, string department)
    {
        var page = await visitor.GetAsync($"{Apply}/{department}");
        var typed = new Dictionary<string, string>
        {
            ["confirmation"] = page.Page.QuerySelector("#sign .hint")!.TextContent.Trim()[^4..],
        };
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(page, typed, "#sign form")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SubmitAsync(page, typed, "#sign form")).Status);
        await round.SettleAsync();
        Assert.Contains("已于", (await visitor.GetAsync($"{Apply}/{department}")).Main, StringComparison.Ordinal);
    }

    private async Task DecideAsync(Visitor officer)
    {
        var page = await officer.GetAsync($"{Office}/cases/{Cast.ApplicationId(1)}");
        var nothing = await officer.SubmitAsync(page, new Dictionary<string, string> { ["reason"] = "证明已补交并核实。" }, "#decide form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var decided = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["decision"] = "keep", ["reason"] = "证明已补交并核实。" }, "#decide form");
        Assert.Equal(Office, decided.Location);
        await round.SettleAsync();
    }

    private async Task ReopenAsync(Visitor officer, Visitor finance)
    {
        var page = await officer.GetAsync($"{Office}/departments/finance");
        var forms = page.Page.QuerySelectorAll("main .card").Length;
        Assert.Equal(2, forms);
        var reopened = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["reason"] = "请补充说明依据。" }, "main .card:last-of-type form");
        Assert.Equal(HttpStatusCode.SeeOther, reopened.Status);
        Assert.NotNull((await finance.GetAsync($"{Apply}/finance")).Page.QuerySelector("#sign form"));
    }
}
