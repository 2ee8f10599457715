namespace Funding.Pages.Tests.Public;

/// <summary>A figure from the list of those who owe it to the public page, as each of its people meets it.</summary>
public sealed class IndicatorPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Id = "smart-classrooms";
    private const string List = "单位名称,统一社会信用代码,单位类别,推荐单位\n";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_figure_is_reported_confirmed_twice_published_and_corrected()
    {
        var round = await host.StaffedAsync();
        var (school, code) = (Cast.ActorOf("school@school.example", Role.Applicant), Cast.CodeOf(801));
        await round.Get<PeopleStore>().GetOrCreateAsync(school.Name, "zh");
        await round.Get<PeopleStore>().JoinAsync(school.PersonId, code, default);
        await round.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(code))
            .Insert(OrganisationKeys.Organisation, new Organisation(code, "杭州市交通职业高级中学", [school.PersonId])));
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var anyone = new Visitor(host);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(administrator, "2024", $"甲校,{code},幼儿园,杭州市\n")).Status);
        Assert.Equal("/office/indicators", (await SendAsync(
            administrator, "2024",
            $"杭州市交通职业高级中学,{code},中职学校,杭州市\n杭州市开元商贸职业学校,{Cast.CodeOf(802)},中职学校,杭州市\n")).Location);

        using var people = new Visitor(host);
        await people.SignInAsync(school.Name, "/apply/indicators");
        Assert.Contains("智慧教室", (await people.GetAsync("/apply/indicators")).Main, StringComparison.Ordinal);
        var own = $"/apply/indicators/2024/{Id}/{code}";
        var refused = await people.SubmitAsync(await people.GetAsync(own), new Dictionary<string, string> { ["amount"] = "6000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("0到5,000", refused.Main, StringComparison.Ordinal);
        Assert.Equal("/apply/indicators", (await people.SubmitAsync(
            await people.GetAsync(own), new Dictionary<string, string> { ["amount"] = "36" })).Location);
        await (await tour.AsAsync(people)).LookAsync("figure-", "/apply/indicators", own);

        using var desk = await EnterAsync(round, Cast.Recommender("hangzhou"), LinkPurpose.RecommendDesk);
        var (deskFigures, figures) = ($"/recommend/indicators/2024/{Id}", $"/office/indicators/2024/{Id}");
        await (await tour.AsAsync(desk)).LookAsync(
            "figure-", "/recommend/indicators", deskFigures, $"{deskFigures}/{code}");
        Assert.Equal(deskFigures, (await TickAsync(desk, deskFigures, code)).Location);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(figures, (await TickAsync(officer, figures, code)).Location);

        await (await tour.AsAsync(administrator)).LookAsync("figure-", "/office/indicators", figures);
        Assert.Equal(figures, (await administrator.SubmitAsync(
            await administrator.GetAsync(figures), new Dictionary<string, string>(),
            $"main form[action='{figures}/publication']")).Location);
        Assert.Contains("杭州市开元商贸职业学校", (await anyone.GetAsync($"/progress/indicators/{Id}")).Main, StringComparison.Ordinal);
        await administrator.SubmitAsync(
            await administrator.GetAsync($"{figures}/{Cast.CodeOf(802)}"),
            new Dictionary<string, string>
            {
                ["amount"] = "22",
                ["reason"] = "报送时系统故障，数值以学校资产台账为准。",
                ["document"] = "杭教装〔2026〕3号",
            });
        var shown = await anyone.GetAsync($"/progress/indicators/{Id}");
        Assert.Contains("杭教装〔2026〕3号", shown.Main, StringComparison.Ordinal);
        Assert.Contains("50% → 100%", Regex.Replace(shown.Main, @"\s+", " "), StringComparison.Ordinal);
        Assert.Contains("100%", (await anyone.GetAsync("/progress")).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(null)).LookAsync("figure-", $"/progress/indicators/{Id}", "/progress/indicators/progression");
        await (await tour.AsAsync(administrator)).LookAsync("figure-", $"{figures}/{code}", figures);
        Assert.Empty(tour.Problems);
    }

    private async Task<Visitor> EnterAsync(RoundPlayer round, Actor actor, LinkPurpose purpose) =>
        await host.EnterAsync(actor.Name, purpose, round.Id);

    private static async Task<Answer> TickAsync(Visitor visitor, string page, string code) => await visitor.SubmitAsync(
        await visitor.GetAsync(page), new Dictionary<string, string> { ["code"] = code }, $"main form[action='{page}/confirmation']");

    private static async Task<Answer> SendAsync(Visitor visitor, string year, string lines)
    {
        var page = await visitor.GetAsync("/office/indicators");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new StringContent(year), "year" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(List + lines)), "file", "名单.csv" },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync("/office/indicators/reporters", form));
    }
}
