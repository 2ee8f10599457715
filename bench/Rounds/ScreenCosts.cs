namespace Funding.Bench.Rounds;

/// <summary>How many transactions the reads behind each screen take, first page, at the moment people look at it.</summary>
internal sealed class ScreenCosts(RoundHouse house, ScaleRound run)
{
    private const string Id = RoundRun.RoundId;
    private readonly List<(string Screen, long Transactions)> costs = [];

    public IReadOnlyList<(string Screen, long Transactions)> Costs => costs;

    public async Task InCallAsync() =>
        await OfAsync("an applicant's own application with its answers", async () =>
        {
            var own = await house.Get<ApplicationStore>().GetOwnAsync(RoundRun.Applicant(1), Id, RoundRun.ApplicationId(1));
            await house.Get<RoundStore>().GetAsync(Id);
            await house.Get<ApplicationStore>().ReadAnswersAsync(own.Value);
        });

    public async Task InRecommendationAsync()
    {
        var desk = run.Recommender(run.DeskOf(1));
        await OfAsync("a desk's list", () => house.Get<DeskQueries>().ReadAsync(desk, Id));
        await OfAsync("a desk's view of one application", () => house.Get<DeskQueries>().ReadOneAsync(desk, Id, RoundRun.ApplicationId(1)));
    }

    public async Task InEligibilityAsync()
    {
        await OfAsync(
            "the officers' list", () => house.Get<EligibilityQueries>().InStateAsync(RoundRun.Officer, Id, ApplicationState.Recommended));
        var application = (await house.Get<ApplicationStore>().GetAsync(Id, RoundRun.ApplicationId(1))).Value;
        await OfAsync("an application with the rules' verdict, for an officer", async () =>
        {
            await house.Get<ApplicationStore>().GetAsync(Id, application.Id);
            await house.Get<EligibilityQueries>().VerdictAsync(application);
        });
    }

    public async Task InReviewAsync()
    {
        var expert = ScaleRound.Expert(0);
        await OfAsync("an expert's desk", () => house.Get<ExpertReviews>().DeskAsync(expert, Id));
        var first = (await house.Get<ExpertReviews>().DeskAsync(expert, Id)).Lines[0].ApplicationId;
        await OfAsync("an application with the own sheet, for an expert", () => house.Get<ExpertReviews>().ReadAsync(expert, Id, first));
        await OfAsync("progress of the review, for the office", () => house.Get<ReviewQueries>().ProgressAsync(RoundRun.Officer, Id));
    }

    public async Task InApprovalAsync() =>
        await OfAsync("the ranking", async () =>
        {
            await house.Get<RankingQueries>().CurrentAsync(RoundRun.Committee[0], Id);
            await house.Get<RankingQueries>().EntriesAsync(RoundRun.Committee[0], Id);
        });

    public async Task InNoticeAsync() =>
        await OfAsync("the public notice", async () =>
        {
            await house.Get<RoundStore>().GetAsync(Id);
            await house.Get<ITableStore>().QueryAsync<NoticeEntry>(RoundKeys.Partition(Id), KeyRange.Prefix(RoundKeys.NoticeEntries), 50);
        });

    public async Task AnnouncedAsync()
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
