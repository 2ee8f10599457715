namespace Funding.Workflows.Stages.Notice;

internal sealed class NoticeKind(
    ITableStore tables, NoticeActs acts, CaseNoticeActs byCase, NoticeDueDays dueDays, EntrySuccessor successor, PlaceFilling places,
    GrantWaitActs waits, ObjectionDuty duty, ObjectorDataStore objectors, WorkingCalendar calendar)
    : StageKind<NoticeSettings, NoticeFacts>(new NoticeDeclaration())
{
    public override IReadOnlyList<ActRun> Acts => [ActRun.Nothing(NoticeStage.Close).AndByCase((_, _, _) => Task.CompletedTask)];

    public override IReadOnlyList<MailTemplate> Mails => NoticeMails.All;

    public override void Map(IStageRoutes routes)
    {
        NoticePages.Map(routes.Group(Audience.Public));
        ObjectionPages.Map(routes.Group(Audience.Apply));
        ObjectionOfficePages.Map(routes.Group(Audience.Office));
        ObjectionsApi.Map(routes.Group(Audience.Api));
        OwnObjectionsApi.Map(routes.Group(Audience.Api));
    }

    public override Task<NoticeFacts> LookAsync(StageView at, CancellationToken cancellation) => at.Case is { } one
        ? byCase.LookAsync(at.Round, one.CaseId, cancellation) : acts.LookAsync(at.Round, cancellation);

    public override Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation) =>
        byCase.OpenAsync(opened, commit, cancellation);

    public override StageStep Next(NoticeSettings settings, NoticeFacts facts, StageMoment moment) => NoticeStage.Next(facts, moment);

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        objectors.OfAsync(personId, round.Id, cancellation);

    public override Task<int> ForgetAsync(Round round, DateTimeOffset ended, CancellationToken cancellation) =>
        objectors.ForgetAsync(round.Id, ended, cancellation);

    /// <summary>A read, and a query where it stands in the notice.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(at.Round.Id);
        var entry = (await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(application.Id), cancellation))?.Value;
        return
        [
            .. NoticeHistory.Of(at.Round.PublicNoticeAt, application, entry, entry is null ? [] : await tables
                .EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation)
                .Select(objection => objection.Value)
                .Where(objection => objection.ApplicationId == application.Id)
                .ToListAsync(cancellation)),
        ];
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => NoticeStage.Withdraw(asked);

    public override Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation) =>
        successor.WithdrawAsync(commit, round, leaving, cancellation);

    public override IReadOnlyList<StageRows> Rows =>
    [
        StageRows.Of<Objection>(RoundKeys.Objections, objection => objection.Documents.Select(d => d.BlobName)),
        StageRows.Of<NoticeEntry>(RoundKeys.NoticeEntries),
    ];

    /// <summary>Objections: on their objectors' pages, followed and scanned until they are decided; places that wait for money.</summary>
    public override async Task<ReconcileReport> ReconcileAsync(Round round, IRoundRepair repair, CancellationToken cancellation)
    {
        await places.FillAllAsync(round, cancellation);
        return await ObjectionRepair.RunAsync(round, repair, cancellation);
    }

    public override DateOnly ExpectedEnd(Programme programme, DateOnly begins) =>
        NoticePeriods.LastDay(begins, calendar, NoticeSettings.Of(programme).WorkingDays);

    public override async Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation) =>
        NoticeLetter.Of(at, Texts, await tables
            .EnumerateAsync<NoticeEntry>(
                RoundKeys.Partition(at.Stage.Round.Id), KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation)
            .Select(entry => entry.Value)
            .Where(entry => !entry.Removed)
            .OrderBy(entry => entry.Rank)
            .ToListAsync(cancellation));

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.OpenAsync(entering, cancellation);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var open = await OpenObjectionsAsync(at.Round.Id, cancellation);
        var page = reader.Can(Right.ReadObjections) ? Paths.Of(Paths.OfficeObjections, at.Round.Id) : null;
        return [
            .. open > 0 ? [new StageWait(Texts.Of("waits.objections", Texts.Number(open)), page)] : Array.Empty<StageWait>(),
            .. await waits.ShownPlacesAsync(at.Round, at.Programme, cancellation),
        ];
    }

    /// <summary>
    /// Each open objection, for the officers who may decide on it: a read for its application. Who these are would tell who objected, or is
    /// barred.
    /// </summary>
    public override async IAsyncEnumerable<Waited> WaitedAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (round, partition) = (at.Round, RoundKeys.Partition(at.Round.Id));
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.OpenObjections), cancellation))
        {
            var id = row.Key[RoundKeys.OpenObjections.Length..];
            if (await tables.GetAsync<Objection>(partition, RoundKeys.Objection(id), cancellation)
                    is { Value: { Decision: null } objection }
                && await tables.GetAsync<Application>(partition, RoundKeys.Application(objection.ApplicationId), cancellation)
                    is { Value: var application })
            {
                yield return new(
                    ObjectionReminders.KeyOf(id), Texts.Of("waited.objection", id, application.Name), objection.FiledAt, objection.DueOn)
                {
                    For = Texts.Of("waited.for"),
                    Unnamed = async stop =>
                    [
                        .. (await duty.OfficersAsync(round, application, objection, stop)).Select(officer => new Addressee(officer)),
                    ],
                    Path = OfficeLinks.Objection(round.Id, id),
                    Asked = [MailTemplates.ObjectionDesk],
                    Reminder = ObjectionReminders.Of(round, application, objection),
                };
            }
        }
    }

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.DecideObjection) && await OpenObjectionsAsync(round.Id, cancellation) is > 0 and var open
            ? [new(Texts.Of("duty", Texts.Number(open)), Paths.Of(Paths.OfficeObjections, round.Id))]
            : [];

    /// <summary>One transaction: more are not open at one time.</summary>
    private async Task<int> OpenObjectionsAsync(string roundId, CancellationToken cancellation) => (await tables.QueryAsync(
        RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenObjections), cancellation: cancellation)).Rows.Count;

    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        tables.EnumerateAsync(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.OpenObjections), cancellation)
            .Select(row => new WoundUp(null, new ObjectionKey(round.Id, row.Key[RoundKeys.OpenObjections.Length..]).Subject));

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.FollowCalendarAsync(round, cancellation);
}
