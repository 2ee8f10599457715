namespace Funding.Workflows.Tests.Changes;

/// <summary>
/// A call that closed last night is opened again by two administrators; whatever had begun since is taken up by the rows.
/// </summary>
public sealed class CallReopenedTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reopened_call_takes_what_lapsed_tells_the_desks_and_closes_on_its_new_day(bool onAzurite)
    {
        await using var house = new RoundHouse(onAzurite ? await azurite.FreshAsync() : null, engineInMemory: true);
        var run = await ClosedAsync(house);
        var closed = await run.RoundAsync();
        var day = closed.CloseOf(CallStage.Kind).AddDays(4);

        var after = await house.ExtendAsync(CollegeStages.Call, day);

        Assert.Equal((CollegeStages.Call, day), (after.Stage, after.CloseOf(CallStage.Kind)));
        var calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
        var today = ShanghaiTime.DayOf(house.Clock.GetUtcNow());
        var moved = DrawDays.Moved(closed, RoundPlan.Extend(closed.Stages, CollegeStages.Call, day, calendar), today, calendar);
        Assert.Equal(moved.Stages.Select(s => s.Closes), after.Stages.Select(s => s.Closes));
        Assert.Equal(moved.Draw, after.Draw);
        Assert.Equal(ApplicationState.Draft, (await run.ApplicationAsync(Cast.ApplicationId(3))).State);
        Assert.Equal(ApplicationState.Submitted, (await run.ApplicationAsync(Cast.ApplicationId(1))).State);
        var desk = Assert.Single(await house.ExtensionMailsAsync("hangzhou@city.example"));
        Assert.Contains("现重新开放", desk.Text, StringComparison.Ordinal);
        Assert.Contains($"→ {after.CloseOf(QuotaStage.Kind):yyyy年M月d日}", desk.Text, StringComparison.Ordinal);
        Assert.Single(await house.ExtensionMailsAsync("applicant3@college.example"));
        Assert.Single(await house.AuditedAsync("call-reopened"));
        Assert.Single(await house.AuditedAsync("application-restored"));

        await house.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(3), CollegeStages.RoundId, Cast.ApplicationId(3));
        await Assert.ThrowsAsync<RefusedException>(() => RecommendAsync(house, 1));
        await run.LeaveAsync();
        Assert.Equal(CollegeStages.Recommendation, (await run.RoundAsync()).Stage);
        Assert.Equal(2, (await house.ExtensionMailsAsync("ningbo@city.example", "推荐"))
            .Count(m => !m.Subject.Contains("延期", StringComparison.Ordinal)));
        Assert.Equal([Cast.ApplicationId(3)], (await RecommendAsync(house, 3)).Ranked);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Orchestrations_killed_while_the_call_is_opened_again_are_rebuilt_with_the_same_outcome(bool onAzurite)
    {
        await using var house = new RoundHouse(onAzurite ? await azurite.FreshAsync() : null, engineInMemory: true);
        var run = await ClosedAsync(house);
        var day = (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(10);
        var proposal = await house.ProposeAsync(CollegeStages.Call, day);
        await house.SettleAsync();
        await house.TerminateAllAsync();

        await house.AcceptAsync(proposal);
        await house.SettleAsync();
        var meanwhile = (await run.ApplicationAsync(Cast.ApplicationId(3))).State;
        await house.Get<Reconcile>().RunAsync();
        await house.Get<Reconcile>().RunAsync();
        await house.SettleAsync();

        Assert.Equal(ApplicationState.Lapsed, meanwhile);
        Assert.Equal(ApplicationState.Draft, (await run.ApplicationAsync(Cast.ApplicationId(3))).State);
        Assert.Single(await house.AuditedAsync("application-restored"));
        Assert.Single(await house.ExtensionMailsAsync("applicant3@college.example"));
        // Three days before the new close the draft is reminded, by an orchestration that had ended with the old one.
        await house.AdvanceToAsync(ShanghaiTime.StartOf(day.AddDays(-ApplicationDecision.DraftReminderDays)).AddHours(1));
        Assert.Equal(2, (await house.ExtensionMailsAsync("applicant3@college.example", "提醒")).Count);
        await run.LeaveAsync();
        Assert.Equal(CollegeStages.Recommendation, (await run.RoundAsync()).Stage);
        Assert.Equal(ApplicationState.Lapsed, (await run.ApplicationAsync(Cast.ApplicationId(3))).State);
    }

    [Fact]
    public async Task A_confirmation_given_twice_or_by_the_proposer_opens_the_call_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await ClosedAsync(house);
        var proposal = await house.ProposeAsync(CollegeStages.Call, (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(4));

        var alone = await Assert.ThrowsAsync<RefusedException>(() => house.AcceptAsync(proposal, Cast.Administrator));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await house.AcceptAsync(proposal);
                return "";
            }
            catch (RefusedException refused)
            {
                return refused.Refusals[0].Code;
            }
        }));
        await house.SettleAsync();

        Assert.Equal("second-administrator", alone.Refusals[0].Code);
        Assert.Single(both, "");
        Assert.Contains(both, code => code is "proposal-decided" or "changed-meanwhile");
        Assert.Single(await house.AuditedAsync("call-reopened"));
        Assert.Single(await house.ExtensionMailsAsync("hangzhou@city.example"));
    }

    [Fact]
    public async Task A_confirmation_after_the_set_working_days_changes_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await ClosedAsync(house);
        var round = await run.RoundAsync();
        var last = CallReopening.LastDay(round.Stages, CallSettings.Of(run.Programme), ShippedCatalogue.Catalogue.WorkingCalendar);
        var proposal = await house.ProposeAsync(CollegeStages.Call, last.AddDays(5));
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(last));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.AcceptAsync(proposal));

        Assert.Equal("reopening-too-late", refused.Refusals[0].Code);
        Assert.Equal(round.Stages.Select(s => s.Closes), (await run.RoundAsync()).Stages.Select(s => s.Closes));
        Assert.Equal(ApplicationState.Lapsed, (await run.ApplicationAsync(Cast.ApplicationId(3))).State);
        Assert.Empty(await house.ExtensionMailsAsync());
    }

    [Fact]
    public async Task A_recommendation_that_stands_keeps_the_call_closed_until_it_is_taken_back()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await ClosedAsync(house);
        var proposal = await house.ProposeAsync(CollegeStages.Call, (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(4));
        await RecommendAsync(house, 1);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.AcceptAsync(proposal));
        await house.Get<RecommendationCommands>().TakeBackAsync(DeskOf(1), CollegeStages.RoundId, Cast.ApplicationId(1));
        var after = await house.AcceptAsync(proposal);

        Assert.Equal("reopening-recommended", refused.Refusals[0].Code);
        Assert.Contains("宁波", refused.Refusals[0].Chinese, StringComparison.Ordinal);
        Assert.Equal(CollegeStages.Call, after.Stage);
    }

    [Fact]
    public async Task Of_a_first_recommendation_and_a_reopening_in_one_moment_only_one_happens()
    {
        for (var time = 0; time < 5; time++)
        {
            await using var house = new RoundHouse(engineInMemory: true);
            var run = await ClosedAsync(house);
            var proposal = await house.ProposeAsync(CollegeStages.Call, (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(4));

            await Task.WhenAll(TryAsync(() => RecommendAsync(house, 1)), TryAsync(() => house.AcceptAsync(proposal)));

            var recommended = (await run.ApplicationAsync(Cast.ApplicationId(1))).State == ApplicationState.Recommended;
            Assert.Equal(recommended ? CollegeStages.Recommendation : CollegeStages.Call, (await run.RoundAsync()).Stage);
        }
    }

    [Fact]
    public async Task A_withdrawn_application_taken_up_again_is_reminded_like_any_draft()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        var id = Cast.ApplicationId(1);
        await house.Get<WithdrawalCommands>().WithdrawAsync(Cast.Applicant(1), CollegeStages.RoundId, id, id[^4..], null);
        await run.LeaveAsync();
        var day = (await run.RoundAsync()).CloseOf(CallStage.Kind).AddDays(10);
        await house.ExtendAsync(CollegeStages.Call, day);

        await house.Get<SubmissionCommands>().ReopenAsync(Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1));
        await house.AdvanceToAsync(ShanghaiTime.StartOf(day).AddHours(1));

        Assert.Empty(await house.ExtensionMailsAsync("applicant1@college.example"));
        Assert.Single(await house.ExtensionMailsAsync("applicant1@college.example", "提醒"));
    }

    [Fact]
    public async Task A_link_of_a_passed_deadline_says_that_the_newest_mail_has_one_that_works()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await ClosedAsync(house);
        var first = (await house.ExtensionMailsAsync("ningbo@city.example", "推荐"))[0];
        var closed = await run.RoundAsync();
        var after = await house.ExtendAsync(CollegeStages.Call, closed.CloseOf(CallStage.Kind).AddDays(14));
        await run.LeaveAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(closed.CloseOf(QuotaStage.Kind)).AddHours(9));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.EnterAsync(first, LinkPurpose.RecommendDesk));
        var newest = (await house.ExtensionMailsAsync("ningbo@city.example"))[0];

        Assert.True(after.CloseOf(QuotaStage.Kind) > closed.CloseOf(QuotaStage.Kind));
        Assert.Contains("最新邮件", refused.Refusals[0].Chinese, StringComparison.Ordinal);
        Assert.Equal(Person.IdOf("ningbo@city.example"), await house.EnterAsync(newest, LinkPurpose.RecommendDesk));
    }

    /// <summary>Two submitted, the third a draft; the call has closed and the desks have begun.</summary>
    private static async Task<RoundPlayer> ClosedAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        await run.DraftAsync(3);
        await run.LeaveAsync();
        Assert.Equal(ApplicationState.Lapsed, (await run.ApplicationAsync(Cast.ApplicationId(3))).State);
        return run;
    }

    private static Actor DeskOf(int number)
    {
        var city = new[] { "hangzhou", "ningbo", "wenzhou", "jiaxing" }[number % 4];
        return Cast.ActorOf($"{city}@city.example", Role.Recommender, city);
    }

    private static Task<DeskQuota> RecommendAsync(RoundHouse house, int number) =>
        house.Get<RecommendationCommands>().RecommendAsync(DeskOf(number), CollegeStages.RoundId, Cast.ApplicationId(number));

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RefusedException)
        {
            // The other one came first.
        }
    }
}
