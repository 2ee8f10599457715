namespace Funding.Workflows.Stages.Eligibility;

internal sealed class EligibilityKind(EligibilityActs acts, StateCounts counts, PeopleStore people, DueDays dueDays)
    : StageKind<EligibilitySettings, EligibilityStageFacts>(new EligibilityDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(EligibilityStage.RemindOfficers, acts.RemindAsync),
        ActRun.Of(EligibilityStage.EscalateEligibility, acts.EscalateAsync),
        ActRun.Changing(EligibilityStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    public override void Map(IStageRoutes routes)
    {
        EligibilityApi.Map(routes.Group(Audience.Api));
    }

    public override async Task<EligibilityStageFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(await acts.AnyOpenAsync(at.Round.Id, cancellation));

    public override StageStep Next(EligibilitySettings settings, EligibilityStageFacts facts, StageMoment moment) =>
        EligibilityStage.Next(facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        PublishedRule.Table(EligibilitySettings.RulesOf(programme).Select(r => new PublishedRule(r.Message, r.Citation)));

    public override Withdrawing Withdraw(WithdrawalCase asked) => EligibilityStage.Withdraw(asked);

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await acts.TakeUpAgainAsync(entering, cancellation);
        await acts.AskAsync(entering, cancellation);
        return entering;
    }

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var read = await counts.ReadAsync(at.Round.Id, cancellation);
        return [.. Line(ApplicationState.Submitted, "waits.officers"), .. Line(ApplicationState.Recommended, "waits.officers"),
            .. Line(ApplicationState.Corrected, "waits.corrected"), .. Line(ApplicationState.UnderCorrection, "waits.correction")];

        IEnumerable<StageWait> Line(ApplicationState state, string text) => read.In(state) is > 0 and var count
            ? [new(Texts.Of(text, Texts.Number(count)), Paths.Of(Paths.OfficeApplications, at.Round.Id, state))]
            : [];
    }

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.DecideEligibility)
        && (await counts.ReadAsync(round.Id, cancellation)).In(EligibilityStage.ForOfficers) is > 0 and var waiting
            ? [new(Texts.Of("duty", Texts.Number(waiting)),
                Paths.Of(Paths.OfficeApplications, round.Id, ApplicationState.Recommended))]
            : [];

    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (change.Find(Kind) is not null)
        {
            foreach (var officer in await people.InRoleAsync(Role.Officer, null, cancellation))
            {
                yield return new OfficerPart(officer.Id);
            }
        }
    }

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of("concern"), RoundMail.AskLink(LinkPurpose.OfficerDesk, round, Kind, EligibilityActs.LinkUntil(round)));

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.CorrectionsAsync(round, cancellation);
}
