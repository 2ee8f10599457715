namespace Funding.Workflows.Stages.Quota;

internal sealed class QuotaKind(
    ITableStore tables, RoundStore rounds, StateCounts counts, PeopleStore people, StageOffers offers, QuotaActs acts)
    : StageKind<QuotaSettings, Nothing>(new QuotaDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(QuotaStage.RemindRecommenders, acts.RemindAsync),
        ActRun.Of(QuotaStage.Close, acts.CloseAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => QuotaMails.All;

    public override void Map(IStageRoutes routes)
    {
        RecommendPages.Map(routes.Group(Audience.Recommend));
        RecommendationsApi.Map(routes.Group(Audience.Api));
    }

    public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

    public override StageStep Next(QuotaSettings settings, Nothing facts, StageMoment moment) => QuotaStage.Next(moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        Page.Part<LimitFacts, LimitFactsModel>(LimitFactsModel.Of(programme, desks));

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        [
            .. QuotaHistory.Of(
                application,
                (await rounds.GetDeskAsync(at.Round.Id, application.Desk, cancellation)).Name,
                at.Round.CloseOf(Kind)),
        ];

    public override Withdrawing Withdraw(WithdrawalCase asked) => QuotaStage.Withdraw(asked);

    public override async Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation) =>
        person.Can(Right.Recommend) && !round.HasPassed(Kind) && stage.Closes is { } closes
        && (await rounds.GetDesksAsync(round.Id, cancellation)).All.Any(d => d.Id == person.Desk)
            ? [new("recommend", Texts.Of("date"), closes, Paths.Of(Paths.RecommendRound, round.Id))] : [];

    /// <summary>Desks that have recommended nothing yet.</summary>
    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var desks = await rounds.GetDesksAsync(at.Round.Id, cancellation);
        var silent = await tables
            .EnumerateAsync<DeskQuota>(RoundKeys.Partition(at.Round.Id), KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation)
            .Where(quota => quota.Value is { Ranked.Count: 0, Limit: > 0 })
            .Select(quota => desks.Of(quota.Value.Desk).Name)
            .ToListAsync(cancellation);
        return silent.Count > 0 ? [new(Texts.Of("waits.desks", Texts.Names(silent)))] : [];
    }

    /// <summary>Desks with applications to decide on and places left; the people of each are a query.</summary>
    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        acts.DesksAsync(at.Round, QuotaLetters.IsReminded, cancellation).Select(async (WaitingDesk desk, CancellationToken stop) =>
            new Waited(
                QuotaLetters.KeyOf(desk),
                Texts.Of("waited.desk", Texts.Number(desk.Waiting), Texts.Number(desk.Quota.Used), Texts.Number(desk.Quota.Limit)),
                at.Round.BeganAt(at.Stage.Id),
                at.Stage.Closes)
            {
                For = desk.Desk.Name,
                Persons = [.. (await people.InRoleAsync(Role.Recommender, desk.Desk.Id, stop)).Select(p => new Addressee(p.Id))],
                Path = Paths.Of(Paths.OfficeApplications, at.Round.Id).With("desk", desk.Desk.Id),
                Asked = [QuotaMails.RecommendationDesk],
                Reminder = QuotaLetters.ReminderOf(at.Round, desk),
            });

    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Whoever takes applications in: its close is the beginning of the desks' window.
        var cases = offers.Giver<ICases>(round)!.Kind;
        if (change.Find(cases) is null && change.Find(Kind) is null)
        {
            yield break;
        }

        var partition = RoundKeys.Partition(round.Id);
        var counted = await counts.ReadAsync(round.Id, cancellation);
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(partition, KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            var desk = quota.Value;
            var name = (await rounds.GetDeskAsync(round.Id, desk.Desk, cancellation)).Name;
            var applications = desk.Ranked.Count + counted.Of(desk.Desk).In(ApplicationState.Submitted);
            foreach (var recommender in await people.InRoleAsync(Role.Recommender, desk.Desk, cancellation))
            {
                yield return new DeskPart(recommender.Id, name, desk.Limit, applications, cases);
            }
        }
    }

    /// <summary>A recommendation stands. A desk's first one takes the round's row along, so none slips in unseen.</summary>
    public override async Task<Refusal?> GoneOnAsync(Round round, CancellationToken cancellation)
    {
        var names = new List<Bilingual>();
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            if (quota.Value.Ranked.Count > 0)
            {
                names.Add((await rounds.GetDeskAsync(round.Id, quota.Value.Desk, cancellation)).Name);
            }
        }

        return names.Count > 0 ? RecommendationRefusals.RecommendedAlready(names) : null;
    }

    public override async Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation)
    {
        var acted = (await people.InRoleAsync(Role.Recommender, null, cancellation))
            .SelectMany(p => p.Roles).Select(r => r.Desk).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var vacant = Settings(plan.Programme).Desks.Where(d => d.Limit > 0 && !acted.Contains(d.Desk))
            .Select(d => plan.Desks.NameOf(d.Desk)).ToList();
        return vacant.Count == 0 ? [] :
        [
            new LaunchFinding("desks-without-person", null, Texts.Of("launch.vacant", vacant.Count, Texts.Names(vacant)))
            {
                Path = Paths.OfficeInvite,
            },
        ];
    }

    public override Launching Launch(Launching launching) => QuotaSettings.DesksOf(launching.Snapshot).Aggregate(
        launching,
        (all, desk) => all.With(commit => commit.Insert(RoundKeys.DeskQuota(desk.Desk), new DeskQuota(desk.Desk, desk.Limit, []))));

    /// <summary>The desk has its place back.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        if (leaving.State == ApplicationState.Recommended)
        {
            var quota = (await tables.GetAsync<DeskQuota>(commit.Partition, RoundKeys.DeskQuota(leaving.Desk), cancellation))!;
            commit.Replace(quota, quota.Value.Without(leaving.Id));
        }

        return [];
    }

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of(concern.Moved.Day.Kind == Kind ? "concern" : "concern.window", concern.About!),
        RoundMail.AskLink(LinkPurpose.RecommendDesk, round, Kind, round.CloseOf(Kind)));

    /// <summary>The desks that had an application.</summary>
    public override async IAsyncEnumerable<WoundUp> WindUpAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var desks = await tables
            .EnumerateAsync<Application>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(a => a.Value)
            .Where(a => a.SubmittedAt is not null && a.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed))
            .Select(a => a.Desk)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToListAsync(cancellation);
        foreach (var desk in desks)
        {
            foreach (var recommender in await people.InRoleAsync(Role.Recommender, desk, cancellation))
            {
                yield return new WoundUp(recommender.Id);
            }
        }
    }

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await acts.AskAsync(entering, cancellation);
        return entering;
    }
}
