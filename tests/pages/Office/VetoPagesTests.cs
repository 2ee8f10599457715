namespace Funding.Pages.Tests.Office;

/// <summary>A veto item as officers, the applicant and everybody else meet it.</summary>
public sealed class VetoPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task An_officer_records_one_the_applicant_is_heard_and_another_officer_decides()
    {
        var round = host.Fresh(applications: 1);
        await round.ToAsync(CollegeStages.Eligibility);
        await round.SettleAsync();
        var id = Cast.ApplicationId(1);
        var (office, own) = ($"/office/rounds/{round.Id}/applications/{id}", $"/apply/vetoes/{round.Id}/{id}");
        using var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk, round.Id);
        using var second = await host.EnterAsync(Cast.SecondOfficer.Name, LinkPurpose.OfficerDesk, round.Id);
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync(own)).Status);

        var wrong = await RecordAsync(officer, office, ("veto-source", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector(".errors a[href='#veto-source']"));
        Assert.True(wrong.Page.QuerySelector($"main form[action='{office}/vetoes']")!.ParentElement!.HasAttribute("open"));
        Assert.Equal(office, (await RecordAsync(
            officer, office, ("veto-kind", "Environment"), ("veto-source", "杭环罚〔2025〕28号"), ("veto-on", "2025-10-17"),
            ("veto-text", "校办企业超标排放，被处以罚款并责令停产整治。"))).Location);
        await (await tour.AsAsync(officer)).LookAsync("veto-recorded-", office);
        await (await tour.AsAsync(applicant)).LookAsync("veto-hearing-", own);
        Assert.DoesNotContain("/documents/", (await applicant.GetAsync(own)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(own)).Status);
        await applicant.SubmitAsync(
            await applicant.GetAsync(own), new Dictionary<string, string> { ["statement"] = "该企业已于处罚前转让，与本校无关。" });
        Assert.Null((await officer.GetAsync(office)).Page.QuerySelector($"main form[action='{office}/vetoes/1']"));

        var page = await second.GetAsync(office);
        Assert.Contains("已于处罚前转让", page.Main, StringComparison.Ordinal);
        var document = page.Page.QuerySelector("main a[href*='/vetoes/1/documents/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync(document)).Status);
        await (await tour.AsAsync(second)).LookAsync("veto-heard-", office);
        Assert.Equal(office, (await second.SubmitAsync(
            page, new Dictionary<string, string> { ["veto-decision"] = "yes", ["veto-reason"] = "处罚时仍为校办企业，事项成立。" },
            $"main form[action='{office}/vetoes/1']")).Location);
        await round.SettleAsync();
        Assert.Equal(ApplicationState.Ineligible, (await round.ApplicationAsync(id)).State);
        Assert.Contains(
            "杭环罚〔2025〕28号", (await second.GetAsync($"/office/organisations/{Cast.CodeOf(1)}")).Main, StringComparison.Ordinal);
        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        Assert.DoesNotContain(
            "杭环罚〔2025〕28号", (await desk.GetAsync($"/recommend/organisations/{Cast.CodeOf(1)}")).Main, StringComparison.Ordinal);
        Assert.Empty(tour.Problems);
    }

    private static async Task<Answer> RecordAsync(Visitor visitor, string office, params (string Field, string Text)[] typed)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await visitor.GetAsync(office)).Token()), "form-token" },
            { new ByteArrayContent(SampleApplication.PdfWith("")), "veto-document", "处罚决定书.pdf" },
        };
        foreach (var (field, text) in typed) form.Add(new StringContent(text), field);
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{office}/vetoes", form));
    }
}
