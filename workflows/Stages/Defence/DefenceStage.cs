namespace Funding.Workflows.Stages.Defence;

/// <param name="Open">A case was neither heard nor decided on.</param>
/// <param name="Published">Everybody can know when and where.</param>
/// <param name="Untold">Somebody is to be told of a session.</param>
/// <param name="NotesDue">A member of a panel has written nothing of a case that was heard.</param>
public sealed record DefenceFacts(bool Open, bool Published, bool Untold, bool NotesDue);

/// <summary>答辩: officers plan and hold the sessions; it ends when each case was heard or decided on and the notes are there.</summary>
public static class DefenceStage
{
    public const string Kind = DefenceSettings.Kind;

    public static readonly StageAct TellDefence = new(nameof(TellDefence), Cadence.WhileDue);
    public static readonly StageAct RemindDefencePlan = new(nameof(RemindDefencePlan), Cadence.EachDeadline);
    public static readonly StageAct RemindDefenceNotes = new(nameof(RemindDefenceNotes), Cadence.EachDeadline);
    public static readonly StageAct EscalateDefence = new(nameof(EscalateDefence), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("CloseDefence");

    public static StageStep Next(DefenceSettings settings, DefenceFacts facts, StageMoment moment)
    {
        if (facts.Untold)
        {
            return StageStep.Do(TellDefence);
        }

        var (last, close) = (moment.LastDay, ShanghaiTime.CloseOf(moment.LastDay));
        var schedule = new StageSchedule(moment);
        if (facts.Open && !facts.Published)
        {
            schedule.Between(RemindDefencePlan, ShanghaiTime.StartOf(last.AddDays(-settings.Days / 2)), close, last);
        }

        if (facts.NotesDue)
        {
            schedule.Between(RemindDefenceNotes, ShanghaiTime.StartOf(last), close, last);
        }

        // Notes hold the stage up until its last day, a case that nobody heard does beyond it.
        return facts.Open ? schedule.From(EscalateDefence, close).Step()
            : facts.NotesDue ? schedule.Leave(close)
            : StageStep.Leave();
    }

    /// <summary>What a withdrawal does while the round is in this stage: its panel is told.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked.State == ApplicationState.Eligible
        ? Withdrawing.With(WithdrawalEffect.EndsReviews)
        : Withdrawing.Barred(WithdrawalBar.Over);
}
