namespace Funding.Workflows.Stages.Ranking;

internal sealed class RankingKind(
    ITableStore tables, RoundStore rounds, RankingActs ranking, ReturnedOrderActs returned, GrantActs grants, GrantWaitActs money,
    StageOffers offers)
    : StageKind<RankingSettings, RankingFacts>(new RankingDeclaration())
{
    private const string Places = "places";
    private const string Budget = "budget";

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(RankingStage.RemindReturnedRanking, returned.RemindAsync),
        ActRun.Of(RankingStage.RemindMoneyToRank, money.RemindAsync),
        new(RankingStage.RankApplications, ranking.RankAsync),
    ];

    public override void Map(IStageRoutes routes)
    {
        PublicRankingPages.Map(routes.Group(Audience.Public));
        RankingPages.Map(routes.Group(Audience.Office));
        RankingApi.Map(routes.Group(Audience.Api));
    }

    public override RenderFragment? LaunchFields(Programme programme) =>
        Settings(programme).Selection switch
        {
            { Places: { } places } => Page.Part<LaunchPlaces, int>(places),
            { Budget: { } budget } => Page.Part<LaunchBudget, BudgetModel>(new(budget.Total, programme, "")),
            _ => null,
        };

    public override RenderFragment? LaunchSummary(LaunchRequest request, LaunchPlan plan, Func<string, string> change) =>
        Settings(plan.Programme).Selection switch
        {
            { Places: { } places } => Page.Part<LaunchedPlaces, LaunchedPlacesModel>(
                new(PlacesOf(request) ?? places, change(LaunchRequest.FieldOf(Places)))),
            { Budget: { } budget } => Page.Part<LaunchedBudget, BudgetModel>(
                new(BudgetOf(request) ?? budget.Total, plan.Programme, change(LaunchRequest.FieldOf(Budget)))),
            _ => null,
        };

    public override IReadOnlyList<string> LaunchAnswers => [Places, Budget];

    public override IEnumerable<Refusal> CheckLaunch(LaunchRequest request, Programme programme, StagePlan plan, DateOnly opens) =>
        CheckPlaces(request, programme).Concat(CheckBudget(request, programme));

    private IEnumerable<Refusal> CheckBudget(LaunchRequest request, Programme programme) =>
        request.Answer(Budget) is null ? []
            : Settings(programme).Selection.Budget is not { } budget
                ? [new("budget-without-shape", LaunchRequest.FieldOf(Budget), Texts.Of("budget.none"))]
            : BudgetOf(request) is not { } total || total < budget.Least
                ? [new("budget-out-of-range", LaunchRequest.FieldOf(Budget), Texts.Of("budget.range", budget.Least ?? 0))]
            : [];

    private IEnumerable<Refusal> CheckPlaces(LaunchRequest request, Programme programme) =>
        request.Answer(Places) is null ? []
            : Settings(programme).Selection.Places is null
                ? [new("places-at-threshold", LaunchRequest.FieldOf(Places), Texts.Of("places.none"))]
            : PlacesOf(request) is not { } places ? [new("places-out-of-range", LaunchRequest.FieldOf(Places), Texts.Of("places.range"))]
            : Settings(programme).Selection.Strata?.Each.Sum(s => s.Min) is { } least && places < least
                ? [new("places-below-minima", LaunchRequest.FieldOf(Places), Texts.Of("places.minima", least))]
            : [];

    /// <summary>A round may have other places than its programme, or another budget.</summary>
    public override Launching Launch(Launching launching) => (PlacesOf(launching.Request), BudgetOf(launching.Request)) switch
    {
        (null, null) => launching,
        var (places, total) => launching with
        {
            Snapshot = launching.Snapshot.WithStage<RankingSettings>(Kind, s => new(s.Selection with
            {
                Places = places ?? s.Selection.Places,
                Budget = s.Selection.Budget is { } budget ? budget with { Total = total ?? budget.Total } : null,
            })),
        },
    };

    /// <returns>Null where nothing was answered, or no amount above 0 with four decimals at most.</returns>
    private static decimal? BudgetOf(LaunchRequest request) =>
        decimal.TryParse(request.Answer(Budget), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total)
        && total is > 0 and <= 1_000_000_000_000 && decimal.Round(total, 4) == total ? total : null;

    /// <returns>Null where nothing was answered, or no number of places.</returns>
    private static int? PlacesOf(LaunchRequest request) =>
        int.TryParse(request.Answer(Places), NumberStyles.None, CultureInfo.InvariantCulture, out var places)
        && places is >= 1 and <= 10_000 ? places : null;

    public override IEnumerable<StageTerm> Terms(Programme programme)
    {
        var selection = Settings(programme).Selection;
        yield return selection.Budget is { } budget
            ? new(Texts.Of("budget"), Texts.Of("budget.value", BudgetNames.Amount(offers, programme, budget.By, budget.Total)))
            : selection.Price is { } price ? new(Texts.Of("price"), Texts.Of("price.value", price.Weight, price.Total))
            : selection.Places is { } places
            ? new(Texts.Of("places"), Texts.Of("places.value", places, selection.Reserve))
            : new(Texts.Of("threshold"), Texts.Of("threshold.value", selection.MinimumScore));
        if (selection.Strata is { } strata)
            yield return new(Texts.Of("strata"), Texts.Of("strata.value", StrataNames.By(programme, strata.By), strata.Each.Count));
    }

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => ranking.HoldAsync(entering, cancellation);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await money.ShownAsync(at.Round, at.Programme, cancellation) is { } missing
            ? [missing, .. Returned(at.Round, "waits.returned")] : Returned(at.Round, "waits.returned");

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        Returned(at.Round, "waited.returned")
            .Select(wait => new Waited("returned", wait.Text, at.Round.RankingHeldSince, null)
            {
                For = Texts.Of("waited.returned.for"),
                Path = wait.Path,
                Why = Texts.Of("waited.returned.why"),
            })
            .ToAsyncEnumerable();

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.LaunchRound) ? Returned((await rounds.GetAsync(round.Id, cancellation)).Value, "duty") : [];

    /// <summary>A returned ranking waits to be computed again.</summary>
    private IReadOnlyList<StageWait> Returned(Round round, string text) =>
        round.RankingOnHold ? [new(Texts.Of(text), Paths.Of(Paths.OfficeRanking, round.Id))] : [];

    public override async Task<RankingFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(at.Round.RankingHeldSince, await money.SinceAsync(at.Round, at.Programme, cancellation));

    /// <summary>Nobody is told of it; what the round has reserved is free.</summary>
    public override async IAsyncEnumerable<WoundUp> WindUpAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await grants.ReleaseAllAsync(round, cancellation);
        yield break;
    }

    public override StageStep Next(RankingSettings settings, RankingFacts facts, StageMoment moment) => RankingStage.Next(facts, moment);

    /// <summary>A read for each version, and one for the application's place.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation)
    {
        if (application is { Rank: null, State: not ApplicationState.Eligible })
        {
            return [];
        }

        var (partition, version) = (RoundKeys.Partition(at.Round.Id), at.Round.RankingVersion);
        var rankings = await Task.WhenAll(Enumerable.Range(1, version).Select(
            v => tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(v), cancellation)));
        var placed = application.Rank is { } rank
            ? await tables.GetAsync<RankedApplication>(partition, RoundKeys.RankedEntry(version, rank), cancellation) : null;
        return
        [
            .. RankingHistory.Of(
                [.. rankings.OfType<Stored<RankingRow>>().Select(row => row.Value)],
                placed?.Value.Entry,
                at.Round.Standing == RoundStanding.Announced),
        ];
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => RankingStage.Withdraw(asked);
}

/// <param name="Change">Where the number is changed.</param>
public sealed record LaunchedPlacesModel(int Places, string Change);

/// <param name="Total">What there is.</param>
/// <param name="Change">Where it is changed.</param>
public sealed record BudgetModel(decimal Total, Programme Programme, string Change)
{
    public string By => RankingSettings.Of(Programme).Selection.Budget!.By;
}
