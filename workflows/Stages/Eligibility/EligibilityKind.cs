namespace Funding.Workflows.Stages.Eligibility;

internal sealed class EligibilityKind(EligibilityActs acts, DueDays dueDays)
    : StageKind<EligibilitySettings, EligibilityStageFacts>(new EligibilityDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(EligibilityStage.RemindOfficers, acts.RemindAsync),
        ActRun.Of(EligibilityStage.EscalateEligibility, acts.EscalateAsync),
        ActRun.Changing(EligibilityStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    public override async Task<EligibilityStageFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(await acts.AnyOpenAsync(at.Round.Id, cancellation));

    public override StageStep Next(EligibilitySettings settings, EligibilityStageFacts facts, StageMoment moment) =>
        EligibilityStage.Next(facts, moment);

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await acts.TakeUpAgainAsync(entering, cancellation);
        await acts.AskAsync(entering, cancellation);
        return entering;
    }

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.CorrectionsAsync(round, cancellation);
}
