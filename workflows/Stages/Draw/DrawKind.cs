namespace Funding.Workflows.Stages.Draw;

internal sealed class DrawKind(
    ITableStore tables, DrawActs draw, DrawRosters rosters, PublicValueActs value, PoolCheckMail pool, WorkingCalendar calendar)
    : StageKind<DrawSettings, DrawFacts>(new DrawDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(DrawStage.FixRosters, rosters.FixedAsync),
        ActRun.Of(DrawStage.RequestPublicValue, value.RequestAsync),
        ActRun.Of(DrawStage.RemindPublicValue, value.RemindAsync),
        ActRun.Changing(DrawStage.AskDeputiesForPublicValue, value.AskDeputiesAsync),
        ActRun.Changing(DrawStage.DrawPanels, draw.DrawPanelsAsync),
    ];

    public override void Map(IStageRoutes routes)
    {
        PublicDrawPages.Map(routes.Group(Audience.Public));
        PublicValuePages.Map(routes.Group(Audience.Approve));
        OfficeDrawPages.Map(routes.Group(Audience.Office));
        ExpertPages.Map(routes.Group(Audience.Office));
        CheckPages.Map(routes.Group(Audience.Office));
        DrawApi.Map(routes.Group(Audience.Api));
        ExpertsApi.Map(routes.Group(Audience.Api));
        PoolChecksApi.Map(routes.Group(Audience.Api));
    }

    public override Task<DrawFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        Task.FromResult(new DrawFacts(at.Round.Draw!.PublicValueDay, at.Round.Draw!.PublicValue is not null));

    public override StageStep Next(DrawSettings settings, DrawFacts facts, StageMoment moment) => DrawStage.Next(facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => DrawStage.Withdraw(asked);

    public override Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageWait>>([new(Texts.Of("waits.value"), Paths.Of(Paths.OfficeDraw, at.Round.Id))]);

    /// <summary>Who may enter the value and has not.</summary>
    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!change.IsNotPast(Kind) || round.Draw!.PublicValue is not null)
        {
            yield break;
        }

        foreach (var member in PublicValueCommands.Entitled(round).Distinct())
        {
            if (await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.PublicValue(member), cancellation) is null)
            {
                yield return new ValuePart(member);
            }
        }
    }

    public override StageConcern Tell(Round round, Concern concern) =>
        new(Texts.Of(concern.Moved.Day.Named is null ? "concern" : "concern.day"), PublicValueActs.Link(round));

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await pool.TellAsync(entering, cancellation);
        return entering;
    }

    public override Round Place(Round round, StagePlan plan, DateOnly today) => DrawDays.Moved(round, plan, today, calendar);

    public override IEnumerable<(string Named, DateOnly On)> OwnDays(Round round) => [(DrawStage.ValueDay, round.Draw!.PublicValueDay)];
}
