namespace Funding.Workflows.Stages.Monitoring;

/// <summary>A report of the holder that an officer confirms.</summary>
/// <param name="WorkingDays">Working days in which the report is due.</param>
public sealed record MonitoringSettings(int WorkingDays)
{
    public const string Kind = "monitoring";
}

/// <inheritdoc cref="MonitoringSettings"/>
public sealed class MonitoringDeclaration() : StageDeclaration<MonitoringSettings>(MonitoringSettings.Kind)
{
    public override StageLength Length(MonitoringSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);
}

/// <param name="Filed">The holder has filed the report.</param>
/// <param name="Confirmed">An officer has confirmed it.</param>
public sealed record MonitoringFacts(bool Filed, bool Confirmed);

/// <summary>年度监测: the holder is asked and reminded, officers hear of what is filed and of what is late; confirmed it has passed.</summary>
public static class MonitoringDuty
{
    /// <summary>Days before the last one on which the holder is reminded.</summary>
    public const int ReminderDays = 3;

    public static readonly StageAct RequestReport = new(nameof(RequestReport), Cadence.Once);
    public static readonly StageAct RemindReport = new(nameof(RemindReport), Cadence.EachDeadline);
    public static readonly StageAct TellReportLate = new(nameof(TellReportLate), Cadence.EachDeadline);
    public static readonly StageAct AskConfirmation = new(nameof(AskConfirmation), Cadence.Once);
    public static readonly StageAct Close = StageAct.Leaving("CloseMonitoring");

    public static StageStep Next(MonitoringFacts facts, StageMoment moment)
    {
        if (facts.Confirmed) return StageStep.Leave();
        var schedule = new StageSchedule(moment);
        if (facts.Filed) return schedule.From(AskConfirmation, DateTimeOffset.MinValue).Step();
        var close = ShanghaiTime.CloseOf(moment.LastDay);
        return schedule
            .From(RequestReport, DateTimeOffset.MinValue)
            .Between(RemindReport, ShanghaiTime.StartOf(moment.LastDay.AddDays(-ReminderDays)), close, moment.LastDay)
            .From(TellReportLate, close, moment.LastDay)
            .Step();
    }
}
