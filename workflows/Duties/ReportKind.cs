namespace Funding.Workflows.Duties;

/// <summary>What all kinds of reports have in common: who is asked, reminded and told, which documents they take, what they show.</summary>
public abstract class ReportKind(
    ReportStore reports, PeopleStore people, ReminderStore reminders, ReportActs acts, ReportMails mails) : IReportKind
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
        new(acts.Request, (at, commit, cancellation) => ToHolderAsync(mails.Requested, at, commit, asks: true, cancellation)),
        new(acts.Remind, (at, commit, cancellation) => ToHolderAsync(mails.Reminder, at, commit, asks: false, cancellation)),
        new(acts.TellLate, TellLateAsync),
        new(acts.AskVerdict, (at, commit, cancellation) => ToOfficersAsync(mails.Filed, at, commit, asks: true, cancellation)),
        new(acts.RemindVerdict, (at, commit, cancellation) => ToOfficersAsync(mails.Waiting, at, commit, asks: false, cancellation)),
        .. Optional(acts.AskDesk, (at, commit, cancellation) => ToDeskAsync(at, commit, asks: true, cancellation)),
        .. Optional(acts.RemindDesk, (at, commit, cancellation) => ToDeskAsync(at, commit, asks: false, cancellation)),
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

    public async Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var (phase, due) = (state.PhaseOn(reports.Today), DueOf(at, state));
        var judged = state.Verdict is { } verdict ? ShanghaiTime.DayOf(verdict.At) : state.FiledOn;
        return phase switch
        {
            ReportPhase.Filing => [Wait(WaitedParty.Holder, at.Duty.OpenedOn, due, mails.Reminder, mails.Requested)],
            ReportPhase.Correction => [Wait(WaitedParty.Holder, judged, due, mails.Reminder, mails.ToCorrect)],
            ReportPhase.Opinion => [Wait(WaitedParty.Desk, state.FiledOn, state.DeskBy, mails.Desk!)],
            ReportPhase.Verdict => [Wait(WaitedParty.Officer, state.FiledOn, null, mails.Waiting, mails.Filed)],
            ReportPhase.Confirmation => [Wait(WaitedParty.Officer, judged, null, mails.Second!) with { Except = [state.Verdict!.By] }],
            _ => [],
        };

        AwardWait Wait(WaitedParty party, DateOnly? since, DateOnly? until, MailTemplate reminder, params MailTemplate[] asked) => new(
            KeyOf(at, phase), Kind, party, Texts.Of($"waited.{phase}", Name, at.Duty.Occurrence), since, until)
        {
            Reminder = Letter(at, reminder, party, until ?? due),
            Path = DutyLinks.Of(DutyLinks.OfficeReportRoute, at),
            Asked = asked,
        };
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

    private static DateOnly DueOf(DutyView at, ReportState state) => state.CorrectBy ?? at.Duty.Closes!.Value;

    private static string KeyOf(DutyView at, ReportPhase phase) => $"{at.Duty.Key}:{phase}";

    private static Reminder Letter(DutyView at, MailTemplate template, WaitedParty party, DateOnly day) =>
        DutyMail.Of(at, template, DutyMail.PurposeOf(party), day, RouteOf(party));

    private static string RouteOf(WaitedParty party) => party switch
    {
        WaitedParty.Holder => DutyLinks.OwnReportRoute,
        WaitedParty.Desk => DutyLinks.DeskReportRoute,
        _ => DutyLinks.OfficeReportRoute,
    };

    /// <summary>Writes down that a mail goes by itself.</summary>
    /// <param name="asks">It is the first about it, and goes whatever else does.</param>
    /// <returns>False where the office has reminded of the same on the day.</returns>
    private Task<bool> GoesAsync(
        DutyView at, ReportState state, Commit commit, MailTemplate template, WaitedParty party, DateOnly day, bool asks,
        CancellationToken cancellation) =>
        reminders.GoesAsync(
            commit, at.Award.Reminders, KeyOf(at, state.PhaseOn(reports.Today)), Letter(at, template, party, day), asks, cancellation);

    private async Task ToHolderAsync(MailTemplate template, DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var due = DueOf(at, state);
        if (await GoesAsync(at, state, commit, template, WaitedParty.Holder, due, asks, cancellation))
            DutyMail.ToHolder(commit, at, template, due, DutyLinks.OwnReportRoute);
    }

    /// <summary>Officers hear that nothing was filed; it is the holder who is waited for.</summary>
    private async Task TellLateAsync(DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToOffice(
            commit, at, mails.Late, await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation),
            DueOf(at, await StateAsync(at, cancellation)), DutyLinks.OfficeReportRoute);

    private async Task ToOfficersAsync(MailTemplate template, DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var due = DueOf(at, state);
        if (await GoesAsync(at, state, commit, template, WaitedParty.Officer, due, asks, cancellation))
            DutyMail.ToOffice(
                commit, at, template, await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation), due,
                DutyLinks.OfficeReportRoute);
    }

    private async Task ToDeskAsync(DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        if (state.DeskBy is { } by && await GoesAsync(at, state, commit, mails.Desk!, WaitedParty.Desk, by, asks, cancellation))
        {
            DutyMail.ToDesk(
                commit, at, mails.Desk!, await people.InRoleAsync(Role.Recommender, at.Award.Desk, cancellation), by,
                DutyLinks.DeskReportRoute, asks ? "" : "again");
        }
    }

    private async Task ToSecondAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        if (state.Verdict is not { } verdict) return;
        var day = ShanghaiTime.DayOf(verdict.At);
        await GoesAsync(at, state, commit, mails.Second!, WaitedParty.Officer, day, asks: true, cancellation);
        DutyMail.ToOffice(
            commit, at, mails.Second!,
            (await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation)).Where(p => p.Id != verdict.By), day,
            DutyLinks.OfficeReportRoute);
    }
}
