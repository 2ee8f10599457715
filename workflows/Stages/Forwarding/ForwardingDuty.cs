namespace Funding.Workflows.Stages.Forwarding;

/// <summary>A recommendation on which a higher body decides.</summary>
/// <param name="To">The higher body.</param>
/// <param name="WorkingDays">Working days in which the office forwards it.</param>
/// <param name="Outcomes">What the higher body may decide; each goes on or withdraws.</param>
public sealed record ForwardingSettings(Bilingual To, int WorkingDays, IReadOnlyList<Grade> Outcomes)
{
    public const string Kind = "forwarding";

    /// <summary>The slot of the higher body's document.</summary>
    public const string Decision = "decision";

    /// <returns>Null where there is none of the id.</returns>
    public Grade? Find(string? id) => Outcomes.FirstOrDefault(o => o.Id == id);
}

/// <inheritdoc cref="ForwardingSettings"/>
public sealed class ForwardingDeclaration() : StageDeclaration<ForwardingSettings>(ForwardingSettings.Kind)
{
    public override StageLength Length(ForwardingSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(ForwardingSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        foreach (var twice in Fault.Twice("outcomes", settings.Outcomes.Select(o => o.Id), "outcome")) yield return twice;
        foreach (var needed in new[] { Consequence.GoOn, Consequence.Withdraw })
            if (settings.Outcomes.All(o => o.Consequence != needed))
                yield return new("outcomes", $"no outcome has the consequence {Word(needed)}; needed: one of each at least");
    }

    private static string Word(Consequence of) => of == Consequence.GoOn ? "go-on" : "withdraw";
}

/// <summary>推荐上报: forwarded by the office, decided on above, entered with its document by one officer and confirmed by another.</summary>
public static class ForwardingDuty
{
    /// <summary>Days before the last one on which officers are reminded to forward it.</summary>
    public const int ReminderDays = 3;

    /// <summary>Days after it was forwarded on which officers are reminded of the outcome.</summary>
    public static readonly IReadOnlyList<int> OutcomeDays = [90, 180, 360];

    public static readonly StageAct AskForwarding = new(nameof(AskForwarding), Cadence.Once);
    public static readonly StageAct RemindForwarding = new(nameof(RemindForwarding), Cadence.EachDeadline);
    public static readonly StageAct RemindOutcome = new(nameof(RemindOutcome), Cadence.EachDeadline);
    public static readonly StageAct AskOutcomeConfirmed = new(nameof(AskOutcomeConfirmed), Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseForwarding");

    /// <param name="moment">Its close is the last day of the forwarding.</param>
    public static StageStep Next(ForwardingState state, StageMoment moment)
    {
        var schedule = new StageSchedule(moment);
        switch (state.Phase)
        {
            case ForwardingPhase.Forwarding:
                var close = moment.Closes!.Value;
                return schedule.From(AskForwarding, DateTimeOffset.MinValue)
                    .From(RemindForwarding, ShanghaiTime.StartOf(close.AddDays(-ReminderDays)), close)
                    .Step();
            case ForwardingPhase.Outcome:
                foreach (var day in OutcomeDays.Select(state.Forwarded!.On.AddDays))
                    schedule = schedule.From(RemindOutcome, ShanghaiTime.StartOf(day), day);
                return schedule.Step();
            case ForwardingPhase.Confirmation:
                return schedule.From(AskOutcomeConfirmed, DateTimeOffset.MinValue, ShanghaiTime.DayOf(state.Outcome!.At)).Step();
            default:
                return StageStep.Leave();
        }
    }
}
