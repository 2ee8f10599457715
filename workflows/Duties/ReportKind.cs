namespace Funding.Workflows.Duties;

/// <summary>What all kinds of reports have in common: who is asked, reminded and told, which documents they take, what they show.</summary>
public abstract class ReportKind(ReportStore reports, PeopleStore people, ReportActs acts, ReportMails mails) : IReportKind
{
    /// <summary>Evidence that belongs to no target; no target's id begins so.</summary>
    public const string Other = "_other";

    private const int MostFiles = 5;

    private static readonly Texts Texts = new(typeof(ReportKind));

    protected ReportStore Reports => reports;

    public abstract string Kind { get; }

    public abstract IStageDeclaration Declaration { get; }

    public abstract Bilingual Name { get; }

    public IReadOnlyList<MailTemplate> Mails => mails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(acts.Request, (at, commit, cancellation) => ToHolderAsync(mails.Requested, at, commit, cancellation)),
        new(acts.Remind, (at, commit, cancellation) => ToHolderAsync(mails.Reminder, at, commit, cancellation)),
        new(acts.TellLate, (at, commit, cancellation) => ToOfficersAsync(mails.Late, at, commit, cancellation)),
        new(acts.AskVerdict, (at, commit, cancellation) => ToOfficersAsync(mails.Filed, at, commit, cancellation)),
        new(acts.RemindVerdict, (at, commit, cancellation) => ToOfficersAsync(mails.Waiting, at, commit, cancellation)),
        .. Optional(acts.AskDesk, (at, commit, cancellation) => ToDeskAsync(at, commit, "", cancellation)),
        .. Optional(acts.RemindDesk, (at, commit, cancellation) => ToDeskAsync(at, commit, "again", cancellation)),
        .. Optional(acts.AskSecond, ToSecondAsync),
        new(Close, (_, _, _) => Task.CompletedTask),
    ];

    /// <summary>Leaves.</summary>
    protected abstract StageAct Close { get; }

    public abstract ReportRules RulesOf(DutyView at);

    public abstract Task<ReportEntry> EntryAsync(DutyView at, CancellationToken cancellation);

    public void Map(IStageRoutes routes)
    {
        // Reports of all kinds have the same pages.
    }

    public async Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DayOf(now);
        var facts = ReportFacts.Of(await StateAsync(at, cancellation), at.Duty, today);
        return ReportSchedule.Next(acts, facts, new StageMoment(now, at.Duty.Closes, at.Duty.Done.ToHashSet()));
    }

    public async Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation)
    {
        var (state, rules) = (await StateAsync(at, cancellation), RulesOf(at));
        var matter = rules.Find(state.Grade)?.Consequence == Consequence.Withdraw
            ? (await reports.MatterAsync(at, cancellation))?.Value : null;
        var phase = state.PhaseOn(reports.Today);
        return new(
            phase is ReportPhase.Filing or ReportPhase.Closed ? null : Texts.Of($"phase.{phase}"),
            Page.Part<ReportPart, ReportPartModel>(ReportPartModel.Of(at, rules, state, matter, reports.Today, reader)));
    }

    public async Task<IReadOnlyList<PaperSlot>> SlotsAsync(DutyView at, CancellationToken cancellation)
    {
        var open = (await StateAsync(at, cancellation)).PhaseOn(reports.Today) is ReportPhase.Filing or ReportPhase.Correction;
        return
        [
            .. (at.Settings.Targets ?? []).Select(t => Slot(t.Id, t.Name, t.Evidence)),
            Slot(Other, Texts.Of("other"), required: false),
        ];

        PaperSlot Slot(string id, Bilingual label, bool required) =>
            new(id, label, Audience.Apply, open, required, PaperSlot.Evidence, MostFiles);
    }

    public string PageOf(DutyView at, Audience audience) =>
        DutyLinks.Of(audience == Audience.Office ? DutyLinks.OfficeReportRoute : DutyLinks.OwnReportRoute, at);

    public void Tell(ReportNews news, DutyView at, ReportState state, Commit commit)
    {
        var verdict = state.Verdict!;
        var on = ShanghaiTime.DayOf(verdict.At);
        var grade = RulesOf(at).Find(verdict.Grade)!;
        switch (news)
        {
            case ReportNews.Judged:
                DutyMail.ToHolder(
                    commit, at, mails.Judged, on, DutyLinks.OwnReportRoute, [.. RoundMail.Both("Grade", grade.Name), Reason(verdict.Text)]);
                break;
            case ReportNews.ToCorrect:
                DutyMail.ToHolder(
                    commit, at, mails.ToCorrect, state.CorrectBy!.Value, DutyLinks.OwnReportRoute,
                    [.. RoundMail.Both("Grade", grade.Name), Reason(verdict.Text)]);
                break;
            case ReportNews.Returned:
                DutyMail.ToPerson(commit, at, mails.Returned!, verdict.By, on, DutyLinks.OfficeReportRoute, Reason(state.ReturnedFor!));
                break;
        }
    }

    private static (string, string) Reason(string text) => ("Reason", text.Length > 0 ? text : "—");

    private static IEnumerable<DutyRun> Optional(StageAct? act, Func<DutyView, Commit, CancellationToken, Task> run) =>
        act is null ? [] : [new(act, run)];

    private async Task<ReportState> StateAsync(DutyView at, CancellationToken cancellation) =>
        (await reports.FindAsync(at, cancellation))?.Value ?? ReportState.Begun;

    private async Task<DateOnly> DueAsync(DutyView at, CancellationToken cancellation) =>
        (await StateAsync(at, cancellation)).CorrectBy ?? at.Duty.Closes!.Value;

    private async Task ToHolderAsync(MailTemplate template, DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToHolder(commit, at, template, await DueAsync(at, cancellation), DutyLinks.OwnReportRoute);

    private async Task ToOfficersAsync(MailTemplate template, DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToOffice(
            commit, at, template, await people.InRoleAsync(Role.Officer, null, cancellation), await DueAsync(at, cancellation),
            DutyLinks.OfficeReportRoute);

    /// <param name="cause">Tells the reminder from the first mail.</param>
    private async Task ToDeskAsync(DutyView at, Commit commit, string cause, CancellationToken cancellation)
    {
        if (await StateAsync(at, cancellation) is { DeskBy: { } by })
            DutyMail.ToDesk(
                commit, at, mails.Desk!, await people.InRoleAsync(Role.Recommender, at.Award.Desk, cancellation), by,
                DutyLinks.DeskReportRoute, cause);
    }

    private async Task ToSecondAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        if (await StateAsync(at, cancellation) is { Verdict: { } verdict })
            DutyMail.ToOffice(
                commit, at, mails.Second!,
                (await people.InRoleAsync(Role.Officer, null, cancellation)).Where(p => p.Id != verdict.By), ShanghaiTime.DayOf(verdict.At),
                DutyLinks.OfficeReportRoute);
    }
}
