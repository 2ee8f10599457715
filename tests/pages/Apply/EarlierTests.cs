namespace Funding.Pages.Tests.Apply;

/// <summary>A college that applied before takes its answers into a new draft.</summary>
public sealed class EarlierTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_fresh_draft_offers_earlier_answers_shows_them_and_marks_them_until_their_page_is_saved()
    {
        var before = await host.LaunchedAsync();
        await before.ApplyAsync();
        await before.LaterAsync(1);
        var round = (await before.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, new LaunchRequest
        {
            ProgrammeId = before.Programme.Id,
            Year = 2026,
            Batch = 2,
            NoticeNumber = "教申〔2026〕9号",
            Answers = new Dictionary<string, string> { ["places"] = "1" },
            Committee = [.. Cast.Committee.Select(c => c.Name)],
        })).Id;
        await before.SettleAsync();
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        var address = (await applicant.SubmitAsync(await applicant.GetAsync($"/apply/{round}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = Cast.CodeOf(1),
            ["organisationName"] = Cast.OrganisationOf(1),
            ["applicantKind"] = SampleApplication.KindOf(before.Programme),
            ["desk"] = before.Desk,
        })).Location!;

        var fresh = await applicant.GetAsync(address);
        Assert.NotNull(fresh.Page.QuerySelector($".notice a[href='{address}/earlier'], main a[href='{address}/earlier']"));
        var page = await applicant.GetAsync($"{address}/earlier");
        Assert.Contains("当年数据", page.Main, StringComparison.Ordinal);
        Assert.Contains("可沿用", page.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("offered-", address, $"{address}/earlier");
        Assert.Equal(address, (await applicant.SubmitAsync(page, new Dictionary<string, string>())).Location);

        var section = await applicant.GetAsync($"{address}/form/overview");
        Assert.Contains("沿用自以往申报", section.Main, StringComparison.Ordinal);
        Assert.Contains("请打开该页核对并保存", (await applicant.GetAsync($"{address}/submit")).Main, StringComparison.Ordinal);
        await tour.LookAsync("carried-", address, $"{address}/form/overview", $"{address}/owners", $"{address}/submit");
        Assert.Empty(tour.Problems);

        var stored = await before.Get<ApplicationStore>().GetAsync(round, address.Split('/')[^1]);
        var answers = await before.Get<ApplicationStore>().ReadAnswersAsync(stored.Value);
        var fields = FieldsSettings.Of(before.Programme).First(s => s.Id == "overview").Fields;
        await applicant.SubmitAsync(section, fields.ToDictionary(f => f.Id, f => answers.Fields[f.Id]));
        Assert.DoesNotContain(
            "沿用自以往申报", (await applicant.GetAsync($"{address}/form/overview")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_names_no_earlier_application_of_ones_own_shows_and_takes_nothing()
    {
        var round = host.Fresh(id: null);
        using var stranger = new Visitor(host);
        await stranger.SignInAsync("stranger@college.example");
        Assert.Equal(
            HttpStatusCode.NotFound, (await stranger.GetAsync($"/apply/{round.Id}/{Cast.ApplicationId(1)}/earlier?from=a/b")).Status);
    }
}
