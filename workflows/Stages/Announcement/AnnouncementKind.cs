namespace Funding.Workflows.Stages.Announcement;

internal sealed class AnnouncementKind(
    AwardActs acts, CaseAwardActs byCase, AwardMoneyActs money, GrantWaitActs waits, AwardStore awards, ITableStore tables,
    StageOffers offers)
    : StageKind<AnnouncementSettings, AnnouncementFacts>(new AnnouncementDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(AnnouncementStage.RemindMoneyToAward, waits.RemindAsync),
        new(AnnouncementStage.ReserveAwards, money.ReserveAsync),
        ActRun.Changing(AnnouncementStage.Announce, acts.AnnounceAsync).AndChangingCase(byCase.AnnounceAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => AnnouncementMails.All;

    public override void Map(IStageRoutes routes)
    {
        ResultPages.Map(routes.Group(Audience.Public));
        CertificatePages.Map(routes.Group(Audience.Public));
        AnnouncementApi.Map(routes.Group(Audience.Api));
    }

    public override Task<AnnouncementFacts> LookAsync(StageView at, CancellationToken cancellation) => money.LookAsync(at, cancellation);

    public override StageStep Next(AnnouncementSettings settings, AnnouncementFacts facts, StageMoment moment) =>
        AnnouncementStage.Next(facts, moment);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await waits.ShownAsync(at.Round, at.Programme, cancellation) is { } missing ? [missing] : [];

    public override IEnumerable<StageTerm> Terms(Programme programme) =>
        [new(Texts.Of("term"), Texts.Of("term.value", AnnouncementSettings.AwardOf(programme).Years))];

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation)
    {
        var announced = at.Round.AnnouncedAt;
        if (application is { At: not null, State: ApplicationState.Awarded }
            && await tables.GetAsync<AwardNumber>(
                RoundKeys.Partition(at.Round.Id), RoundKeys.AwardNumbers + application.Id, cancellation) is { Value: var own })
        {
            announced = own.At ?? ShanghaiTime.StartOf(own.On);
        }

        return [.. AnnouncementHistory.Of(application, announced, at.Round.AnnouncementNumber ?? "")];
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => AnnouncementStage.Withdraw(asked);

    public override async Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation) =>
        AnnouncementLetter.Of(at, Texts, await tables
            .EnumerateAsync<Award>(RoundKeys.Partition(at.Stage.Round.Id), KeyRange.Prefix(RoundKeys.Awards), cancellation)
            .Select(award => award.Value)
            .ToListAsync(cancellation));

    /// <summary>What was awarded, with the way to its duties.</summary>
    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation) =>
        await awards.OfApplicationAsync(at.Round.Id, application, cancellation) is { } award
            ? Page.Part<AwardDossier, AwardHome>(award)
            : null;

    /// <summary>An objection to an entry that is out already may still be open after the announcement.</summary>
    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        offers.KindGiving<IPublished>(round)?.FollowCalendarAsync(round, cancellation) ?? Task.CompletedTask;
}
