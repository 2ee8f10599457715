namespace Funding.Workflows.Stages.RollingCall;

/// <param name="Open">A case is open in one of the later stages.</param>
/// <param name="Reserve">A case waits for a place.</param>
/// <param name="Invites">When holders of the award that the step follows are invited; null where nobody is.</param>
public sealed record RollingCallFacts(bool Open, bool Reserve, DateTimeOffset? Invites = null);

/// <summary>常年申报: each application goes on as it is submitted; the round ends when the call is over and no case is open.</summary>
public static class RollingCallStage
{
    public const string Kind = RollingCallSettings.Kind;

    public static readonly StageAct InviteHoldersAllYear = new(nameof(InviteHoldersAllYear), Cadence.Once);
    public static readonly StageAct LapseDrafts = new(nameof(LapseDrafts), Cadence.EachDeadline);
    public static readonly StageAct EndReserve = new(nameof(EndReserve), Cadence.WhileDue);
    public static readonly StageAct Close = StageAct.Leaving("EndRollingRound", seals: true);

    public static StageStep Next(RollingCallFacts facts, StageMoment moment)
    {
        // Submissions end at the close by their own check; uploads begun before it still finish.
        var close = ShanghaiTime.CloseOf(moment.LastDay) + CallIsOpen.UploadGrace;
        var schedule = new StageSchedule(moment);
        if (facts.Invites is { } opens) schedule.Between(InviteHoldersAllYear, opens, close);
        var drafts = schedule.From(LapseDrafts, close, moment.LastDay).Step();
        return drafts is { Act: not null } or { WakeAt: not null } ? drafts
            : facts.Open ? StageStep.WaitUntil(null)
            : facts.Reserve ? StageStep.Do(EndReserve)
            : StageStep.Leave();
    }

    /// <summary>What a withdrawal does to an application whose case has not begun its way.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked is { State: ApplicationState.Draft, CallOpen: true }
        ? Withdrawing.With(WithdrawalEffect.CanBeReopened) : Withdrawing.Barred(WithdrawalBar.Over);
}
