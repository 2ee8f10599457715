namespace Funding.Workflows.Stages.Agreement;

/// <summary>The holder is asked for a task book, officers for their word, both for their seals.</summary>
internal sealed class AgreementKind(
    AgreementQueries agreements, PaperStore papers, DocumentScans scans, PeopleStore people, ReminderStore reminders,
    TaskBookWriter writer) : ITaskBookKind, IPaperKind
{
    public string Kind => AgreementSettings.Kind;

    public IStageDeclaration Declaration { get; } = new AgreementDeclaration();

    public Bilingual Name => AgreementMails.Texts.Of("name");

    public IReadOnlyList<MailTemplate> Mails => AgreementMails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(AgreementDuty.RequestTaskBook, (at, commit, stop) => AskHolderAsync(AgreementMails.Requested, at, commit, asks: true, stop)),
        new(AgreementDuty.RemindTaskBook, (at, commit, stop) => AskHolderAsync(AgreementMails.Reminder, at, commit, asks: false, stop)),
        new(AgreementDuty.TellTaskBookLate, async (at, commit, cancellation) =>
            await ToOfficersAsync(AgreementMails.Late, at, commit, await DueAsync(at, cancellation), cancellation)),
        new(AgreementDuty.AskAgreement, (at, commit, stop) => AskOfficersAsync(AgreementMails.Proposed, at, commit, asks: true, stop)),
        new(AgreementDuty.RemindAgreement, (at, commit, stop) => AskOfficersAsync(AgreementMails.Waiting, at, commit, asks: false, stop)),
        new(AgreementDuty.RemindSeal, RemindSealAsync),
        new(AgreementDuty.Close, CloseAsync),
    ];

    public void Map(IStageRoutes routes)
    {
        AgreementPages.MapOwn(routes.Group(Audience.Apply));
        AgreementPages.MapOffice(routes.Group(Audience.Office));
        ContentCodePages.Map(routes.Group(Audience.Public));
    }

    public async Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var kept = state.Phase == AgreementPhase.Seals ? await papers.ReadAsync(at, cancellation) : DutyPapers.None;
        return AgreementDuty.Next(
            new(
                state.Phase, state.DueOn ?? at.Duty.Closes!.Value, state.ProposedOn, state.AgreedOn,
                Seals.Stands(kept, Seals.Holder, scans.HasScanner), Seals.Stands(kept, Seals.Office, scans.HasScanner)),
            new StageMoment(now, at.Duty.Closes, at.Duty.Done.ToHashSet()));
    }

    public async Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var isHolder = at.Award.Editors.Contains(reader.PersonId);
        return new(
            AgreementMails.Texts.Of($"phase.{state.Phase}"),
            Page.Part<AgreementPart, AgreementPartModel>(new(
                at, state.Phase, DutyLinks.Of(isHolder ? AgreementLinks.OwnRoute : AgreementLinks.OfficeRoute, at), isHolder)));
    }

    public async Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        var due = state.DueOn ?? at.Duty.Closes!.Value;
        if (state.Phase == AgreementPhase.Proposal)
        {
            return
            [
                Wait(AgreementPhase.Proposal, WaitedParty.Holder, at.Duty.OpenedOn, due, AgreementMails.Reminder, due) with
                {
                    Asked = [AgreementMails.Requested, AgreementMails.SentBack],
                },
            ];
        }

        if (state.Phase == AgreementPhase.Verdict)
        {
            return
            [
                Wait(AgreementPhase.Verdict, WaitedParty.Officer, state.ProposedOn, null, AgreementMails.Waiting, due) with
                {
                    Asked = [AgreementMails.Proposed],
                },
            ];
        }

        var (kept, agreed) = (await papers.ReadAsync(at, cancellation), state.AgreedOn!.Value);
        return
        [
            .. Seals.Stands(kept, Seals.Holder, scans.HasScanner) ? Array.Empty<AwardWait>()
                : [Wait(Seals.Holder, WaitedParty.Holder, agreed, null, AgreementMails.SealReminder, agreed)],
            .. Seals.Stands(kept, Seals.Office, scans.HasScanner) ? Array.Empty<AwardWait>()
                : [Wait(Seals.Office, WaitedParty.Officer, agreed, null, AgreementMails.OfficeSealReminder, agreed)],
        ];

        AwardWait Wait(object of, WaitedParty party, DateOnly? since, DateOnly? until, MailTemplate reminder, DateOnly day) => new(
            KeyOf(at, of), Kind, party, AgreementMails.Texts.Of($"waited.{of}"), since, until)
        {
            Reminder = Letter(at, reminder, party, day),
            Path = DutyLinks.Of(AgreementLinks.OfficeRoute, at),
        };
    }

    public async Task<IReadOnlyList<PaperSlot>> SlotsAsync(DutyView at, CancellationToken cancellation)
    {
        var open = (await StateAsync(at, cancellation)).Phase == AgreementPhase.Seals;
        return [Slot(Seals.Holder, Audience.Apply), Slot(Seals.Office, Audience.Office)];

        PaperSlot Slot(string id, Audience side) =>
            new(id, AgreementMails.Texts.Of(id), side, open, Required: true, PaperSlot.Scan, MaxFiles: 1);
    }

    public Task<AgreedTaskBook> WriteAsync(
        DutyView at, TaskBook book, string agreedBy, DateOnly agreedOn, CancellationToken cancellation) =>
        writer.WriteAsync(at, at.Settings.Targets ?? [], book, agreedBy, agreedOn, cancellation);

    public string PageOf(DutyView at, Audience audience) =>
        DutyLinks.Of(audience == Audience.Office ? AgreementLinks.OfficeRoute : AgreementLinks.OwnRoute, at);

    private async Task<AgreementState> StateAsync(DutyView at, CancellationToken cancellation) =>
        (await agreements.FindAsync(at, cancellation))?.Value ?? AgreementState.Begun;

    private async Task<DateOnly> DueAsync(DutyView at, CancellationToken cancellation) =>
        (await StateAsync(at, cancellation)).DueOn ?? at.Duty.Closes!.Value;

    /// <summary>What is waited for: a phase of it, or a sealed copy.</summary>
    private static string KeyOf(DutyView at, object of) => $"{at.Duty.Key}:{of}";

    private static Reminder Letter(DutyView at, MailTemplate template, WaitedParty party, DateOnly day) => DutyMail.Of(
        at, template, DutyMail.PurposeOf(party), day,
        party == WaitedParty.Holder ? AgreementLinks.OwnRoute : AgreementLinks.OfficeRoute);

    private async Task AskHolderAsync(
        MailTemplate template, DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var due = await DueAsync(at, cancellation);
        if (await GoesAsync(at, commit, AgreementPhase.Proposal, template, WaitedParty.Holder, due, asks, cancellation))
            DutyMail.ToHolder(commit, at, template, due, AgreementLinks.OwnRoute);
    }

    private async Task AskOfficersAsync(
        MailTemplate template, DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var due = await DueAsync(at, cancellation);
        if (await GoesAsync(at, commit, AgreementPhase.Verdict, template, WaitedParty.Officer, due, asks, cancellation))
            await ToOfficersAsync(template, at, commit, due, cancellation);
    }

    /// <returns>False where the office has reminded of the same on the day.</returns>
    private Task<bool> GoesAsync(
        DutyView at, Commit commit, object of, MailTemplate template, WaitedParty party, DateOnly day, bool asks,
        CancellationToken cancellation) =>
        reminders.GoesAsync(commit, at.Award.Reminders, KeyOf(at, of), Letter(at, template, party, day), asks, cancellation);

    private async Task ToOfficersAsync(
        MailTemplate template, DutyView at, Commit commit, DateOnly day, CancellationToken cancellation) =>
        DutyMail.ToOffice(
            commit, at, template, await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation), day, AgreementLinks.OfficeRoute);

    /// <summary>Each side whose sealed copy is not there.</summary>
    private async Task RemindSealAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        var kept = await papers.ReadAsync(at, cancellation);
        var agreedOn = (await StateAsync(at, cancellation)).AgreedOn!.Value;
        var day = AgreementDuty.SealDays.Select(agreedOn.AddDays)
            .First(d => !at.Duty.Done.Contains(AgreementDuty.RemindSeal.Mark(d, default)!));
        if (!Seals.Stands(kept, Seals.Holder, scans.HasScanner)
            && await GoesAsync(at, commit, Seals.Holder, AgreementMails.SealReminder, WaitedParty.Holder, day, asks: false, cancellation))
        {
            DutyMail.ToHolder(commit, at, AgreementMails.SealReminder, day, AgreementLinks.OwnRoute);
        }

        if (!Seals.Stands(kept, Seals.Office, scans.HasScanner)
            && await GoesAsync(
                at, commit, Seals.Office, AgreementMails.OfficeSealReminder, WaitedParty.Officer, day, asks: false, cancellation))
        {
            await ToOfficersAsync(AgreementMails.OfficeSealReminder, at, commit, day, cancellation);
        }
    }

    private async Task CloseAsync(DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToHolder(
            commit, at, AgreementMails.InForce, (await StateAsync(at, cancellation)).AgreedOn!.Value, AgreementLinks.OwnRoute);
}
