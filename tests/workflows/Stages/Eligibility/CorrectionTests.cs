namespace Funding.Workflows.Tests.Stages.Eligibility;

public sealed class CorrectionTests
{
    private static readonly string Id = Cast.ApplicationId(1);

    [Fact]
    public async Task A_correction_answered_in_time_goes_back_to_the_officer()
    {
        await using var house = await AtEligibilityAsync();
        await AskAsync(house);

        var corrected = await house.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), CollegeStages.RoundId, Id);

        Assert.Equal(ApplicationState.Corrected, corrected.State);
        Assert.NotNull(corrected.Correction!.ResubmittedAt);
    }

    [Fact]
    public async Task A_second_correction_is_refused()
    {
        await using var house = await AtEligibilityAsync();
        await AskAsync(house);
        await house.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), CollegeStages.RoundId, Id);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => AskAsync(house));

        Assert.Equal("correction-used", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Silence_is_refused_by_rule_with_a_reminder_before_and_a_letter_after()
    {
        await using var house = await AtEligibilityAsync();
        var due = (await AskAsync(house)).Correction!.DueOn;

        await house.AdvanceToAsync(ShanghaiTime.CloseOf(due) - TimeSpan.FromSeconds(1));
        var before = (await house.Get<ApplicationStore>().GetAsync(CollegeStages.RoundId, Id)).Value;
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(due));
        var after = (await house.Get<ApplicationStore>().GetAsync(CollegeStages.RoundId, Id)).Value;

        Assert.Equal(ApplicationState.UnderCorrection, before.State);
        Assert.Equal(ApplicationState.Ineligible, after.State);
        Assert.Equal("system", after.Eligibility!.DecidedBy);
        var mails = (await house.Get<Mailbox>().ListAsync("applicant1@college.example", 50)).Entries.Select(l => l.Subject).ToList();
        Assert.Contains(mails, subject => subject.Contains("补正", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_round_waits_for_the_last_decision_whatever_the_date()
    {
        await using var house = await AtEligibilityAsync(applications: 2);
        await house.Get<EligibilityCommands>().DecideAsync(Cast.Officer, CollegeStages.RoundId, Id, true, "材料齐全，符合条件。");
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(40));
        var run = new RoundPlayer(house);
        var waiting = (await run.RoundAsync()).Stage;

        await house.Get<EligibilityCommands>().DecideAsync(
            Cast.Officer, CollegeStages.RoundId, Cast.ApplicationId(2), false, "不符合申报条件，理由充分。");
        await house.SettleAsync();

        Assert.Equal(CollegeStages.Eligibility, waiting);
        Assert.Equal(CollegeStages.Draw, (await run.RoundAsync()).Stage);
    }

    private static async Task<RoundHouse> AtEligibilityAsync(int applications = 1)
    {
        var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = applications };
        await run.ToAsync(CollegeStages.Eligibility);
        return house;
    }

    private static async Task<Application> AskAsync(RoundHouse house)
    {
        var asked = await house.Get<EligibilityCommands>().AskForCorrectionAsync(Cast.Officer, CollegeStages.RoundId, Id, "请补充合作协议的盖章页。");
        await house.SettleAsync();
        return asked;
    }
}
