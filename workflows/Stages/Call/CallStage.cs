namespace Funding.Workflows.Stages.Call;

/// <param name="DraftsLapsed">A draft lapsed at a close that was taken back since.</param>
/// <param name="Invites">When holders of the award that the step follows are invited; null where nobody is.</param>
public sealed record CallFacts(bool DraftsLapsed, DateTimeOffset? Invites = null);

/// <summary>申报: applications are filled in and submitted until the end of the last day.</summary>
public static class CallStage
{
    public const string Kind = CallSettings.Kind;

    public static readonly StageAct InviteHolders = new(nameof(InviteHolders), Cadence.Once);
    public static readonly StageAct RestoreDrafts = new(nameof(RestoreDrafts), Cadence.WhileDue);
    public static readonly StageAct Close = StageAct.Leaving("CloseCall", seals: true);

    public static StageStep Next(CallFacts facts, StageMoment moment)
    {
        // Submissions end at the close by their own check; uploads begun before it still finish.
        var close = ShanghaiTime.CloseOf(moment.LastDay) + CallIsOpen.UploadGrace;
        if (moment.Now >= close)
        {
            return StageStep.Leave();
        }

        if (facts.DraftsLapsed)
        {
            return StageStep.Do(RestoreDrafts);
        }

        var schedule = new StageSchedule(moment);
        return (facts.Invites is { } opens ? schedule.From(InviteHolders, opens) : schedule).Leave(close);
    }

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { State: ApplicationState.Draft or ApplicationState.Submitted, CallOpen: true } => Withdrawing.With(WithdrawalEffect.CanBeReopened),
        { State: ApplicationState.Submitted } => Withdrawing.With(),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
