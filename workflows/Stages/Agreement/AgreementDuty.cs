namespace Funding.Workflows.Stages.Agreement;

/// <summary>A task book that both sides agree and seal.</summary>
/// <param name="WorkingDays">Working days of the holder's proposal.</param>
public sealed record AgreementSettings(int WorkingDays)
{
    public const string Kind = "agreement";
}

/// <inheritdoc cref="AgreementSettings"/>
public sealed class AgreementDeclaration() : StageDeclaration<AgreementSettings>(AgreementSettings.Kind)
{
    public override bool NeedsTargets => true;

    public override StageLength Length(AgreementSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);
}

/// <param name="DueOn">The last day of the proposal.</param>
/// <param name="HolderSealed">Its sealed copy is there, and no virus in it; the same of the office's.</param>
public sealed record AgreementFacts(
    AgreementPhase Phase, DateOnly DueOn, DateOnly? ProposedOn, DateOnly? AgreedOn, bool HolderSealed, bool OfficeSealed);

/// <summary>任务书: proposed by the holder, agreed by an officer, sealed by both; then it has passed.</summary>
public static class AgreementDuty
{
    /// <summary>Days before the last one on which the holder is reminded.</summary>
    public const int ReminderDays = 3;

    /// <summary>Days after which officers are reminded of a proposal.</summary>
    public const int WaitingDays = 7;

    /// <summary>Days after the agreement on which who has not sealed is reminded.</summary>
    public static readonly IReadOnlyList<int> SealDays = [10, 30];

    public static readonly StageAct RequestTaskBook = new(nameof(RequestTaskBook), Cadence.Once);
    public static readonly StageAct RemindTaskBook = new(nameof(RemindTaskBook), Cadence.EachDeadline);
    public static readonly StageAct TellTaskBookLate = new(nameof(TellTaskBookLate), Cadence.EachDeadline);
    public static readonly StageAct AskAgreement = new(nameof(AskAgreement), Cadence.EachDeadline);
    public static readonly StageAct RemindAgreement = new(nameof(RemindAgreement), Cadence.EachDeadline);
    public static readonly StageAct RemindSeal = new(nameof(RemindSeal), Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseAgreement");

    public static StageStep Next(AgreementFacts facts, StageMoment moment)
    {
        var schedule = new StageSchedule(moment);
        switch (facts.Phase)
        {
            case AgreementPhase.Proposal:
                var close = ShanghaiTime.CloseOf(facts.DueOn);
                return schedule.From(RequestTaskBook, DateTimeOffset.MinValue)
                    .Between(RemindTaskBook, ShanghaiTime.StartOf(facts.DueOn.AddDays(-ReminderDays)), close, facts.DueOn)
                    .From(TellTaskBookLate, close, facts.DueOn)
                    .Step();
            case AgreementPhase.Verdict:
                return schedule.From(AskAgreement, DateTimeOffset.MinValue, facts.DueOn)
                    .From(RemindAgreement, ShanghaiTime.StartOf(facts.ProposedOn!.Value.AddDays(WaitingDays)), facts.DueOn)
                    .Step();
            default:
                if (facts is { HolderSealed: true, OfficeSealed: true }) return StageStep.Leave();
                foreach (var day in SealDays.Select(facts.AgreedOn!.Value.AddDays))
                    schedule = schedule.From(RemindSeal, ShanghaiTime.StartOf(day), day);
                return schedule.Step();
        }
    }
}
