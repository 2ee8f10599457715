namespace Funding.Workflows.Tests.Stages.Eligibility;

/// <summary>Veto items: what is asked of one, who is heard, who decides, and that nothing else is decided meanwhile.</summary>
public sealed class VetoTests
{
    private const string Why = "处罚决定书属实，且在三年以内。";

    private static readonly string Id = Cast.ApplicationId(1);
    private static readonly DateOnly Day = new(2026, 5, 11);

    private static readonly Veto Recorded = new(
        1, Id, VetoKind.Safety, "杭应急罚〔2025〕41号", new(2025, 11, 3), "实训车间发生较大生产安全事故。",
        "first", default, Day.AddDays(7), []);

    [Fact]
    public void One_is_recorded_while_the_check_waits_and_none_is_open()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
            Assert.Equal(EligibilityStage.ForOfficers.Contains(state) ? null : "veto-not-now", VetoDecision.Bar(state, [])?.Code);
        Assert.Equal("veto-open", VetoDecision.Bar(ApplicationState.Recommended, [Recorded])!.Code);
        var dropped = Recorded with { Verdict = new(Why, "second", default) };
        Assert.Null(VetoDecision.Bar(ApplicationState.Recommended, [dropped]));
        Assert.Equal(
            "vetoes-too-many",
            VetoDecision.Bar(ApplicationState.Recommended, [.. Enumerable.Repeat(dropped, VetoDecision.Most)])!.Code);
    }

    [Fact]
    public void Kind_source_and_day_are_asked_for_all_at_once()
    {
        Assert.Empty(VetoDecision.Wrong(new(VetoKind.Academic, "省教育厅通报", Day, ""), Day));
        Assert.Equal(
            ["veto-kind", "veto-source", "veto-on"], VetoDecision.Wrong(new(null, " ", null, ""), Day).Select(r => r.Field));
        Assert.Equal("veto-on", Assert.Single(VetoDecision.Wrong(new(VetoKind.Academic, "省教育厅通报", Day.AddDays(1), ""), Day)).Field);
        Assert.NotEmpty(VetoDecision.Wrong(new(VetoKind.Academic, new string('字', 201), Day, ""), Day));
    }

    [Fact]
    public void The_applicant_is_heard_first_and_another_officer_decides()
    {
        Assert.Equal((VetoPhase.Hearing, VetoPhase.Decision), (Recorded.PhaseOn(Day.AddDays(7)), Recorded.PhaseOn(Day.AddDays(8))));
        Assert.Equal("veto-heard-first", Code(() => VetoDecision.Decide(Recorded, true, new(Why, "second", default), Day)));
        var heard = VetoDecision.State(Recorded, new("事故已整改完毕。", "editor", default), Day);
        Assert.Equal(VetoPhase.Decision, heard.PhaseOn(Day));
        Assert.Equal("veto-no-hearing", Code(() => VetoDecision.State(heard, new("再次陈述。", "editor", default), Day)));
        Assert.Equal("veto-no-hearing", Code(() => VetoDecision.State(Recorded, new("陈述。", "editor", default), Day.AddDays(8))));
        Assert.Equal("second-person", Code(() => VetoDecision.Decide(heard, true, new(Why, "first", default), Day)));
        var upheld = VetoDecision.Decide(heard, true, new(Why, "second", default), Day);
        var dropped = VetoDecision.Decide(heard, false, new(Why, "second", default), Day);
        Assert.Equal((VetoPhase.Upheld, VetoPhase.Dropped), (upheld.PhaseOn(Day), dropped.PhaseOn(Day)));
        Assert.Equal("veto-decided", Code(() => VetoDecision.Decide(upheld, false, new(Why, "third", default), Day)));
    }

    [Fact]
    public async Task One_that_is_dropped_lets_the_check_go_on_and_one_that_is_upheld_ends_the_application()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (vetoes, checks, round) = (house.Get<VetoCommands>(), house.Get<EligibilityCommands>(), CollegeStages.RoundId);
        Assert.Equal("document-required", await CodeAsync(() => vetoes.RecordAsync(Cast.Officer, round, Id, Entry(), null)));
        Assert.Equal("role-not-allowed", await CodeAsync(() => RecordAsync(Cast.Administrator)));
        await RecordAsync(Cast.Officer);
        Assert.Equal("veto-open", await CodeAsync(() => RecordAsync(Cast.SecondOfficer)));
        Assert.Equal("veto-open", await CodeAsync(() => checks.DecideAsync(Cast.SecondOfficer, round, Id, true, "材料齐全，符合条件。")));
        Assert.Equal("veto-open", await CodeAsync(() => checks.AskForCorrectionAsync(Cast.SecondOfficer, round, Id, "请补充材料。")));
        Assert.Equal("application-not-found", await CodeAsync(() => vetoes.StateAsync(Cast.Applicant(2), round, Id, "与我校无关。")));
        await vetoes.StateAsync(Cast.Applicant(1), round, Id, "该事故单位与本校同名，并非本校。");
        await vetoes.DecideAsync(Cast.SecondOfficer, round, Id, 1, false, "经核对信用代码，不是该单位。");
        Assert.Equal(ApplicationState.Recommended, (await run.ApplicationAsync(Id)).State);

        await RecordAsync(Cast.SecondOfficer);
        Assert.Equal("veto-heard-first", await CodeAsync(() => vetoes.DecideAsync(Cast.Officer, round, Id, 2, true, Why)));
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(10));
        Assert.Equal("second-person", await CodeAsync(() => vetoes.DecideAsync(Cast.SecondOfficer, round, Id, 2, true, Why)));
        await vetoes.DecideAsync(Cast.Officer, round, Id, 2, true, Why);
        await house.SettleAsync();
        var after = await run.ApplicationAsync(Id);
        Assert.Equal((ApplicationState.Ineligible, Cast.Officer.PersonId), (after.State, after.Eligibility!.DecidedBy));
        Assert.StartsWith("一票否决：严重安全生产问题（杭应急罚〔2025〕41号", after.Reason, StringComparison.Ordinal);
        var kept = Assert.Single(await house.Get<OrganisationStore>().VetoesAsync(after.CreditCode));
        Assert.Equal((Id, "杭应急罚〔2025〕41号"), (kept.CaseId, kept.Source));
        var mails = (await house.Get<Mailbox>().ListAsync("applicant1@college.example", 50)).Entries.Select(l => l.Subject).ToList();
        Assert.Equal(2, mails.Count(subject => subject.Contains("请陈述意见", StringComparison.Ordinal)));

        Task<Veto> RecordAsync(Actor actor) => vetoes.RecordAsync(
            actor, round, Id, Entry(), new("处罚决定书.pdf", null, () => new MemoryStream(SampleApplication.Pdf)));
    }

    private static VetoEntry Entry() => new(Recorded.Kind, Recorded.Source, Recorded.On, Recorded.Text);

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
