using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.OtherStages;

/// <summary>Site visits as officers, visitors and applicants meet them: by mail, link and page, looked at in every window.</summary>
public sealed class SiteVisitPagesTests(SiteVisitPagesTests.Host host, Chromium chromium)
    : IClassFixture<SiteVisitPagesTests.Host>, IClassFixture<Chromium>, IAsyncDisposable
{
    private static readonly string First = Cast.ApplicationId(1);

    private readonly PageTour tour = new(host, chromium);
    private readonly RoundPlayer round = host.Round;

    private string Office => $"/office/rounds/{round.Id}/site-visit";

    private string Own => $"/review/rounds/{round.Id}/site-visit/{First}";

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Visits_are_arranged_made_signed_and_read_by_pages()
    {
        await round.ToAsync(new(SiteVisitStage.Kind));
        await round.SettleAsync();
        using var officer = new Visitor(host);
        Assert.Equal(Office, (await officer.EnterAsync(Cast.Officer.Name, "待约定")).Location);
        await ArrangeAsync(officer);
        await round.ArrangeVisitsAsync();
        await ApplicantAsync();
        await round.AdvanceToAsync((await round.VisitsAsync()).Max(v => v.Appointment!.Begins));
        using var visitor = new Visitor(host);
        await FillInAsync(visitor);
        await SignAsync(visitor);
        await round.FillInVisitsAsync();
        await round.SignVisitsAsync();
        await ReadAsync(officer);
        Assert.Empty(tour.Problems);
    }

    private async Task ArrangeAsync(Visitor officer)
    {
        var page = await officer.GetAsync($"{Office}/visits/{First}");
        var day = round.Get<WorkingCalendar>().AddWorkingDays(ShanghaiTime.DayOf(host.Clock.GetUtcNow()), 1);
        Dictionary<string, string> Typed(string from) => new()
        {
            ["day"] = $"{day:yyyy-MM-dd}",
            ["from"] = from,
            ["place"] = "学院南门",
        };
        var wrong = await officer.SubmitAsync(page, Typed("九点半"), "form:has(input[name='day'])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#from-error"));
        var made = await officer.SubmitAsync(wrong, Typed("09:30"), "form:has(input[name='day'])");
        Assert.Equal($"{Office}/visits/{First}", made.Location);
        await (await tour.AsAsync(officer)).LookAsync("site-visits-", Office, $"{Office}/visits/{First}", $"/office/rounds/{round.Id}");
    }

    private async Task ApplicantAsync()
    {
        using var applicant = new Visitor(host);
        var own = $"/apply/rounds/{round.Id}/site-visit/{First}";
        Assert.Equal(own, await applicant.NewestLinkAsync(Cast.Applicant(1).Name, subject: "考察安排"));
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        Assert.Contains("学院南门", (await applicant.GetAsync(own)).Main, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await applicant.GetAsync($"/apply/rounds/{round.Id}/site-visit/{Cast.ApplicationId(2)}")).Status);
        await (await tour.AsAsync(applicant)).LookAsync("site-visits-own-", own);
    }

    private async Task FillInAsync(Visitor visitor)
    {
        var email = (await round.Get<PeopleStore>().FindAsync((await round.VisitAsync(First)).Visiting.First()))!.Value.Email;
        await visitor.EnterAsync(email, "请您考察");
        var page = await visitor.GetAsync(Own);
        var form = "form[data-autosave]";
        var typed = new Dictionary<string, string>
        {
            ["found.site"] = "yes",
            ["found.area"] = "很大",
            ["found.order"] = "fair",
            ["remark.area"] = "现场丈量",
            ["then"] = "sign",
        };
        var sign = await visitor.SubmitAsync(page, typed, form);
        Assert.Equal($"{Own}/sign", sign.Location);
        var missing = await visitor.GetAsync(sign.Location!);
        Assert.Contains("0至100000的数", missing.Main, StringComparison.Ordinal);
        Assert.Contains("需要照片", missing.Main, StringComparison.Ordinal);
        typed["found.area"] = "186.5";
        var late = await visitor.SubmitAsync(page, typed, form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal($"{Own}/sign", (await visitor.SubmitAsync(await visitor.GetAsync(Own), typed, form)).Location);
        await UploadAsync(visitor);
        await (await tour.AsAsync(visitor)).LookAsync("site-visits-", $"/review/rounds/{round.Id}/site-visit", Own, "/review");
    }

    private async Task UploadAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync(Own);
        var form = (IHtmlFormElement)page.Page.QuerySelector("form:has(input[name='photograph.site'])")!;
        async Task<HttpStatusCode> SendAsync(byte[] content)
        {
            using var body = new MultipartFormDataContent();
            foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>())
                body.Add(new StringContent(hidden.Value), hidden.Name!);
            body.Add(new ByteArrayContent(content), "photograph.site", "IMG_2031.jpg");
            return (await Answer.OfAsync(await visitor.Http.PostAsync(form.GetAttribute("action"), body))).Status;
        }

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await SendAsync("<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.SeeOther, await SendAsync(Visiting.Taken));
        var shown = (await visitor.GetAsync(Own)).Page.QuerySelector("img.photograph")!.GetAttribute("src")!;
        using var photograph = await visitor.Http.GetAsync(shown);
        Assert.Equal("image/jpeg", photograph.Content.Headers.ContentType!.MediaType);
        Assert.True((await photograph.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("GPS"u8) < 0);
        using var stranger = new Visitor(host);
        var visiting = (await round.VisitAsync(First)).Visiting.ToHashSet();
        var pool = await round.Get<VisitStore>().PoolAsync(await round.RoundAsync(), default);
        await stranger.SignInAsync(pool.First(e => !visiting.Contains(e.PersonId)).Email);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync(shown)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Own)).Status);
    }

    private async Task SignAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync($"{Own}/sign");
        await (await tour.AsAsync(visitor)).LookAsync("site-visits-", $"{Own}/sign", $"{Own}/recuse");
        var wrong = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = "zzzz" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var code = Regex.Match(page.Page.QuerySelector("#confirmation-hint")!.TextContent, "[0-9a-f]{64}").Value;
        var signed = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = code[^4..] });
        Assert.Equal($"/review/rounds/{round.Id}/site-visit", signed.Location);
        await (await tour.AsAsync(visitor)).LookAsync("site-visits-signed-", Own);
    }

    private async Task ReadAsync(Visitor officer)
    {
        Assert.True((await round.RoundAsync()).IsFinished);
        var dossier = await officer.GetAsync($"/office/rounds/{round.Id}/applications/{First}");
        Assert.Contains("各项条件符合", dossier.Main, StringComparison.Ordinal);
        var protocol = $"{Office}/protocols/{First}";
        Assert.Contains(protocol, dossier.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains(
            (await round.VisitAsync(First)).Signatures[0].Code, (await officer.GetAsync(protocol)).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(officer)).LookAsync("site-visits-over-", protocol, $"{Office}/visits/{First}");
        using var draw = await officer.Http.GetAsync($"/rounds/{round.Id}/site-visit/visitors.json");
        Assert.Empty(FundingJson.Deserialize<VisitDraw>(await draw.Content.ReadAsStringAsync())!.Faults());
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        var own = await applicant.GetAsync($"/apply/rounds/{round.Id}/site-visit/{First}");
        Assert.Contains("已签字", own.Main, StringComparison.Ordinal);
    }

    public sealed class Host : PortalHost
    {
        private readonly SmallestFile file = new(SiteVisitStage.Kind);

        public RoundPlayer Round => new(Services, Time)
        {
            Programme = file.Programme,
            Applications = 2,
            Experts = _ => 4,
        };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            file.Dispose();
        }

        protected override LocalOptions Configure(LocalOptions options) => options with { ProgrammesFolder = file.Folder };
    }
}
