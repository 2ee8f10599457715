namespace Funding.Workflows.Stages.Monitoring;

internal sealed class MonitoringKind(ReportStore reports, PeopleStore people, ReminderStore reminders)
    : ReportKind(reports, people, reminders, MonitoringDuty.Acts, MonitoringMails.All)
{
    public override string Kind => MonitoringSettings.Kind;

    public override IStageDeclaration Declaration { get; } = new MonitoringDeclaration();

    public override Bilingual Name => MonitoringMails.Texts.Of("name");

    protected override StageAct Close => MonitoringDuty.Close;

    public override ReportRules RulesOf(DutyView at) => at.Outline.As<MonitoringSettings>().Rules;

    /// <summary>A year's report is held against the figures that the task book gives for it.</summary>
    public override async Task<ReportEntry> EntryAsync(DutyView at, CancellationToken cancellation)
    {
        var targets = at.Settings.Targets ?? [];
        var book = targets.Count > 0 ? (await Reports.TaskBookAsync(at.Award.Id, cancellation))?.Book : null;
        return new(targets, targets.Select(t => (t.Id, Figure: book?.FigureOf(t.Id, at.Duty.Occurrence)))
            .Where(t => t.Figure is not null).ToDictionary(t => t.Id, t => t.Figure!.Value));
    }
}
