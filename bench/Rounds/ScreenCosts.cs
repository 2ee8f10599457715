namespace Funding.Bench.Rounds;

/// <summary>How many transactions the reads behind each screen take, first page, at the moment people look at it.</summary>
internal sealed class ScreenCosts(RoundHouse house, RoundPlayer run)
{
    private const string Id = CollegeStages.RoundId;
    private readonly HashSet<StageKey> seen = [];
    private readonly List<(string Screen, long Transactions)> costs = [];

    public IReadOnlyList<(string Screen, long Transactions)> Costs => costs;

    /// <summary>What people look at in a stage, once somebody has something to do there.</summary>
    public Task ReadAsync(PlayPoint point, Round round) => round switch
    {
        _ when point.Done == CallSpecimen.Submitted => InCallAsync(),
        { Standing: RoundStanding.Announced } => AnnouncedAsync(),
        _ when !seen.Add(round.Stage) => Task.CompletedTask,
        _ when round.IsAt(QuotaStage.Kind) => InRecommendationAsync(),
        _ when round.IsAt(EligibilityStage.Kind) => InEligibilityAsync(),
        _ when round.IsAt(PanelReviewStage.Kind) => InReviewAsync(),
        _ when round.IsAt(CommitteeStage.Kind) => InApprovalAsync(),
        _ when round.IsAt(NoticeStage.Kind) => InNoticeAsync(),
        _ => Task.CompletedTask,
    };

    private async Task InCallAsync()
    {
        await OfAsync("an applicant's own application with its answers", async () =>
        {
            var own = await house.Get<ApplicationStore>().GetOwnAsync(Cast.Applicant(1), Id, Cast.ApplicationId(1));
            await house.Get<RoundStore>().GetAsync(Id);
            await house.Get<ApplicationStore>().ReadAnswersAsync(own.Value);
        });
        var party = SampleApplication.EnterpriseCode;
        var partner = await house.Services.PartyAsync(Id, Cast.ApplicationId(1), party);
        await OfAsync(
            "what a party is asked to consent to, behind its link",
            () => house.Get<ConsentQueries>().ReadAsync(partner, Id, Cast.ApplicationId(1), party));
    }

    private async Task InRecommendationAsync()
    {
        var desk = Cast.Recommender(run.Desk);
        await OfAsync("a desk's list", () => house.Get<DeskQueries>().FindAsync(desk, Id, RollQuery.All));
        await OfAsync(
            "a desk's view of one application",
            () => house.Get<ApplicationStore>().GetOfDeskAsync(desk, Id, Cast.ApplicationId(1)));
    }

    private async Task InEligibilityAsync()
    {
        // As its page does: the second look, for the first has to read what stands beside the rows.
        await LookAsync();
        await OfAsync("the officers' list, with tags, views and marks", LookAsync);

        async Task LookAsync()
        {
            var lists = house.Get<ApplicationLists>();
            var parts = await lists.PartsAsync(Cast.Officer, Id);
            await lists.FindAsync(Cast.Officer, Id, await lists.FormAsync(Id, parts.All), RollQuery.All);
        }

        var application = (await house.Get<ApplicationStore>().GetAsync(Id, Cast.ApplicationId(1))).Value;
        await OfAsync("an application with the rules' verdict, for an officer", async () =>
        {
            await house.Get<ApplicationStore>().GetAsync(Id, application.Id);
            await house.Get<EligibilityQueries>().VerdictAsync(application);
        });
    }

    private async Task InReviewAsync()
    {
        var expert = Cast.ExpertOf((await run.SheetsAsync())[0].ExpertId);
        await OfAsync("an expert's desk", () => house.Get<ExpertReviews>().DeskAsync(expert, Id));
        var first = (await house.Get<ExpertReviews>().DeskAsync(expert, Id)).Lines[0].ApplicationId;
        await OfAsync("an application with the own sheet, for an expert", () => house.Get<ExpertReviews>().ReadAsync(expert, Id, first));
        await OfAsync("progress of the review, for the office", () => house.Get<ReviewQueries>().ProgressAsync(Cast.Officer, Id));
    }

    private async Task InApprovalAsync() =>
        await OfAsync("the ranking", async () =>
        {
            await house.Get<RankingQueries>().CurrentAsync(Cast.Committee[0], Id);
            await house.Get<RankingQueries>().EntriesAsync(Cast.Committee[0], Id);
        });

    private async Task InNoticeAsync() =>
        await OfAsync("the public notice", async () =>
        {
            await house.Get<RoundStore>().GetAsync(Id);
            await house.Get<ITableStore>().QueryAsync<NoticeEntry>(RoundKeys.Partition(Id), KeyRange.Prefix(RoundKeys.NoticeEntries), 50);
        });

    private async Task AnnouncedAsync()
    {
        await OfAsync("the results", async () =>
        {
            await house.Get<RoundStore>().GetAsync(Id);
            await house.Get<AwardQueries>().OfRoundAsync(Id);
        });
        var award = (await house.Get<AwardQueries>().OfRoundAsync(Id)).Items[0].Value;
        await OfAsync("the check of a certificate", () => house.Get<AwardQueries>().FindByCodeAsync(award.VerificationCode));
    }

    private async Task OfAsync(string screen, Func<Task> read)
    {
        using (StorageMeter.Measure(out var reading))
        {
            await read();
            costs.Add((screen, reading.Sum));
        }
    }
}
