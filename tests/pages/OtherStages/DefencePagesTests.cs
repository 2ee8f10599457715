namespace Funding.Pages.Tests.OtherStages;

/// <summary>A defence as officers, panels and applicants meet it: by mail, link and page, looked at in every window.</summary>
public sealed class DefencePagesTests(DefencePagesTests.Host host, Chromium chromium)
    : IClassFixture<DefencePagesTests.Host>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);
    private readonly RoundPlayer round = host.Round;

    private string Office => $"/office/rounds/{round.Id}/defence";

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Sessions_are_planned_moved_published_tracked_and_noted_by_pages()
    {
        await round.ToAsync(new(DefenceStage.Kind));
        await round.SettleAsync();
        using var officer = new Visitor(host);
        Assert.Equal(Office, (await officer.EnterAsync(Cast.Officer.Name, "请安排")).Location);
        await PlanAsync(officer);
        await PublishAsync(officer);
        await ApplicantsAsync();
        var absent = await DayAsync(officer);
        await NotesAsync();
        await AbsentAsync(officer, absent);

        await (await tour.AsAsync(officer)).LookAsync(
            "defence-over-", Office, $"{Office}/day", $"/office/rounds/{round.Id}", ApplicationPage(absent),
            ApplicationPage(await HeardAsync()));
        Assert.Contains("陈述清晰", (await officer.GetAsync(ApplicationPage(await HeardAsync()))).Main, StringComparison.Ordinal);
        Assert.Empty(tour.Problems);
    }

    private async Task PlanAsync(Visitor officer)
    {
        await (await tour.AsAsync(officer)).LookAsync(
            "defence-empty-", Office, $"{Office}/publish", $"{Office}/day", $"/office/rounds/{round.Id}");
        var wrong = await MakeAsync(officer, ("rooms", "甲\n乙\n丙"), ("address", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("1至2个", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("乙", wrong.Page.QuerySelector("textarea[name='rooms']")!.TextContent, StringComparison.Ordinal);

        var away = await officer.SubmitAsync(
            await officer.GetAsync(Office),
            new Dictionary<string, string>
            {
                ["who"] = Cast.CodeOf(1),
                ["awayDay"] = $"{ShanghaiTime.DayOf(host.Clock.GetUtcNow()).AddDays(1):yyyy-MM-dd}",
                ["awayHours"] = "09:00-12:00",
            },
            "form:has(select[name='who'])");
        Assert.Equal(Office, away.Location);
        Assert.Equal(Office, (await MakeAsync(officer)).Location);
        var session = $"{Office}/sessions/{Cast.ApplicationId(2)}";
        var page = await officer.GetAsync(session);
        var places = page.Page.QuerySelectorAll("select[name='place'] option").Select(o => o.GetAttribute("value")!);
        var clash = await officer.SubmitAsync(page, new Dictionary<string, string> { ["place"] = "2026-01-01 03:00 03:30 9" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Equal(session, (await officer.SubmitAsync(page, new Dictionary<string, string> { ["place"] = places.Last() })).Location);
        await (await tour.AsAsync(officer)).LookAsync("defence-draft-", Office, session, $"{Office}/publish");
    }

    private async Task<Answer> MakeAsync(Visitor officer, params (string Name, string Value)[] changed)
    {
        var page = await officer.GetAsync(Office);
        var typed = new Dictionary<string, string>
        {
            ["first"] = page.Page.QuerySelector("input[name='first']")!.GetAttribute("value")!,
            ["rooms"] = "第一会场\n第二会场",
            ["address"] = "省教育厅办公楼三层",
        };
        foreach (var (name, value) in changed)
            typed[name] = value;
        return await officer.SubmitAsync(page, typed, "form:has(input[name='first'])");
    }

    private async Task PublishAsync(Visitor officer)
    {
        var published = await officer.SubmitAsync(await officer.GetAsync($"{Office}/publish"), new Dictionary<string, string>());
        Assert.Equal(Office, published.Location);
        await round.SettleAsync();
        await (await tour.AsAsync(officer)).LookAsync(
            "defence-published-", Office, $"{Office}/day", $"{Office}/publish", $"{Office}/sessions/{Cast.ApplicationId(1)}");
    }

    private async Task ApplicantsAsync()
    {
        using var applicant = new Visitor(host);
        var own = $"/apply/rounds/{round.Id}/defence/{Cast.ApplicationId(1)}";
        Assert.Equal(own, await applicant.NewestLinkAsync(Cast.Applicant(1).Name, subject: "答辩安排"));
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        Assert.Contains("省教育厅办公楼三层", (await applicant.GetAsync(own)).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("defence-own-", own, "/apply", $"/apply/{round.Id}/{Cast.ApplicationId(1)}");
        var other = await applicant.GetAsync($"/apply/rounds/{round.Id}/defence/{Cast.ApplicationId(2)}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    /// <summary>Heard in turn, but for the last, who does not come.</summary>
    private async Task<string> DayAsync(Visitor officer)
    {
        var sessions = await round.SessionsAsync();
        foreach (var session in sessions.SkipLast(1))
        {
            await round.AdvanceToAsync(session.Place.Begins);
            await StepAsync(officer, session, DefenceState.Arrived);
            await StepAsync(officer, session, DefenceState.InRoom);
            if (session == sessions[0])
                await (await tour.AsAsync(officer)).LookAsync("defence-day-", DayOf(session));
            await StepAsync(officer, session, DefenceState.Heard);
        }

        await round.AdvanceToAsync(sessions[^1].Place.Begins);
        await StepAsync(officer, sessions[^1], DefenceState.Absent);
        return sessions[^1].CaseId;
    }

    private async Task StepAsync(Visitor officer, DefenceSession session, DefenceState to)
    {
        var answer = await officer.SubmitAsync(
            await officer.GetAsync(DayOf(session)),
            new Dictionary<string, string> { ["step"] = $"{to}" },
            $"form:has(input[value='{session.CaseId}'])");
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }

    private string DayOf(DefenceSession session) => $"{Office}/day?on={session.Place.Day:yyyy-MM-dd}";

    private async Task NotesAsync()
    {
        var email = (await round.Get<PeopleStore>().FindAsync((await round.SessionsAsync())[0].Panel[0]))!.Value.Email;
        using var expert = new Visitor(host);
        var desk = $"/review/rounds/{round.Id}/defence";
        Assert.Equal(desk, (await expert.EnterAsync(email, "场答辩")).Location);
        using var withoutLink = new Visitor(host);
        await withoutLink.SignInAsync(email);
        var start = await withoutLink.GetAsync("/review");
        Assert.Contains(desk, start.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains("份意见待填写", start.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(withoutLink)).LookAsync("defence-start-", "/review");
        var note = $"{desk}/{await HeardAsync()}";
        await (await tour.AsAsync(expert)).LookAsync("defence-panel-", desk, note);
        var wrong = await expert.SubmitAsync(await expert.GetAsync(note), new Dictionary<string, string> { ["note"] = new('长', 2001) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#note-error"));
        await round.WriteNotesAsync();
        await (await tour.AsAsync(expert)).LookAsync("defence-noted-", desk, note);
        Assert.NotEqual(HttpStatusCode.OK, (await expert.GetAsync(Office)).Status);
    }

    private async Task AbsentAsync(Visitor officer, string absent)
    {
        var page = $"{Office}/sessions/{absent}";
        await (await tour.AsAsync(officer)).LookAsync("defence-absent-", page);
        var fail = "form:has(textarea[name='reason'])";
        var wrong = await officer.SubmitAsync(await officer.GetAsync(page), new Dictionary<string, string> { ["reason"] = "" }, fail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var failed = await officer.SubmitAsync(
            wrong, new Dictionary<string, string> { ["reason"] = "两次通知后仍未到场，也未说明原因。" }, fail);
        Assert.Equal(page, failed.Location);
        await round.SettleAsync();
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.ApplicantOf(absent).Name);
        var own = $"/apply/rounds/{round.Id}/defence/{absent}";
        Assert.Contains("两次通知后仍未到场", (await applicant.GetAsync(own)).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("defence-failed-", own);
    }

    private async Task<string> HeardAsync() => (await round.SessionsAsync()).First(s => s.State == DefenceState.Heard).CaseId;

    private string ApplicationPage(string id) => $"/office/rounds/{round.Id}/applications/{id}";

    public sealed class Host : PortalHost
    {
        private readonly SmallestFile file = new(DefenceStage.Kind);

        public RoundPlayer Round => new(Services, Time)
        {
            Programme = file.Programme,
            Applications = 3,
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
