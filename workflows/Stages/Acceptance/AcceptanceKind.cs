namespace Funding.Workflows.Stages.Acceptance;

internal sealed class AcceptanceKind(ReportStore reports, PeopleStore people, ReminderStore reminders)
    : ReportKind(reports, people, reminders, AcceptanceDuty.Acts, AcceptanceMails.All)
{
    public override string Kind => AcceptanceSettings.Kind;

    public override IStageDeclaration Declaration { get; } = new AcceptanceDeclaration();

    public override Bilingual Name => AcceptanceMails.Texts.Of("name");

    protected override StageAct Close => AcceptanceDuty.Close;

    public override ReportRules RulesOf(DutyView at) => at.Outline.As<AcceptanceSettings>().Rules;

    /// <summary>All years together, beside those of the task book and those that were reported year by year.</summary>
    public override async Task<ReportEntry> EntryAsync(DutyView at, CancellationToken cancellation)
    {
        var targets = at.Settings.Targets ?? [];
        if (targets.Count == 0) return new(targets, new Dictionary<string, decimal>()) { Whole = true };
        var book = (await Reports.TaskBookAsync(at.Award.Id, cancellation))?.Book;
        var years = TermYears.Of(at.Award.Term);
        return new(
            targets,
            targets.Select(t => (t.Id, Figure: Figures.Together(t, years.Select(y => book?.FigureOf(t.Id, y)))))
                .Where(t => t.Figure is not null).ToDictionary(t => t.Id, t => t.Figure!.Value))
        {
            Whole = true,
            Past = await Reports.PastAsync(
                at.Award, [.. (at.Settings.Duties ?? []).Where(d => d.Every == DutyOutline.EachYear).Select(d => d.Id)], cancellation),
        };
    }
}
