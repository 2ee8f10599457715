namespace Funding.Workflows.Stages.Notice;

/// <param name="Stands">The last day of the notice itself: one that has lost every entry still stands its days.</param>
/// <param name="Runs">The first last day that lies ahead of an entry that stands; null when every period is over.</param>
/// <param name="Held">An open objection holds an entry that stands, over its last day if need be.</param>
public sealed record NoticeFacts(DateOnly Stands, DateOnly? Runs, bool Held)
{
    /// <summary>Of the one entry of a case.</summary>
    public static NoticeFacts Of(NoticeEntry entry) => new(entry.Closes, null, entry.OpenObjections.Count > 0);
}

/// <summary>公示: the entries stand in public for their working days; an open objection holds its entry.</summary>
public static class NoticeStage
{
    public const string Kind = NoticeSettings.Kind;

    public static readonly StageAct Close = StageAct.Leaving("CloseNotice", seals: true);

    public static StageStep Next(NoticeFacts facts, StageMoment moment)
    {
        var ahead = new[] { facts.Stands, facts.Runs }.Where(day => day is { } last && ShanghaiTime.IsInTime(moment.Now, last)).Min();
        return ahead is { } until ? StageStep.WaitUntil(ShanghaiTime.CloseOf(until))
            : facts.Held ? StageStep.WaitUntil(null)
            : StageStep.Leave();
    }

    /// <summary>The notice is out and its entries may be objected to: in the stage, or while cases come one by one.</summary>
    /// <param name="outSince">When the notice came out; null before.</param>
    public static bool IsOut(IStaged round, DateTimeOffset? outSince) =>
        outSince is not null && round.IsRunning() && !round.HasPassed(Kind);

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { Closing: true } => Withdrawing.Barred(WithdrawalBar.Announced),
        { State: ApplicationState.Selected, Alone: true } => Withdrawing.With(WithdrawalEffect.LeavesNotice),
        { State: ApplicationState.Selected } => Withdrawing.With(WithdrawalEffect.LeavesRanking, WithdrawalEffect.LeavesNotice),
        { State: ApplicationState.Reserve } => Withdrawing.With(WithdrawalEffect.LeavesRanking),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
