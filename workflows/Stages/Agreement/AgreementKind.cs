namespace Funding.Workflows.Stages.Agreement;

/// <summary>The holder is asked for a task book, officers for their word, both for their seals.</summary>
internal sealed class AgreementKind(AgreementQueries agreements, PaperStore papers, DocumentScans scans, PeopleStore people)
    : IDutyKind, IPaperKind
{
    public string Kind => AgreementSettings.Kind;

    public IStageDeclaration Declaration { get; } = new AgreementDeclaration();

    public Bilingual Name => AgreementMails.Texts.Of("name");

    public IReadOnlyList<MailTemplate> Mails => AgreementMails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(AgreementDuty.RequestTaskBook, (at, commit, cancellation) => ToHolderAsync(AgreementMails.Requested, at, commit, cancellation)),
        new(AgreementDuty.RemindTaskBook, (at, commit, cancellation) => ToHolderAsync(AgreementMails.Reminder, at, commit, cancellation)),
        new(AgreementDuty.TellTaskBookLate, (at, commit, cancellation) =>
            ToOfficersAsync(AgreementMails.Late, at, commit, cancellation)),
        new(AgreementDuty.AskAgreement, (at, commit, cancellation) =>
            ToOfficersAsync(AgreementMails.Proposed, at, commit, cancellation)),
        new(AgreementDuty.RemindAgreement, (at, commit, cancellation) =>
            ToOfficersAsync(AgreementMails.Waiting, at, commit, cancellation)),
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

    public async Task<IReadOnlyList<PaperSlot>> SlotsAsync(DutyView at, CancellationToken cancellation)
    {
        var open = (await StateAsync(at, cancellation)).Phase == AgreementPhase.Seals;
        return [Slot(Seals.Holder, Audience.Apply), Slot(Seals.Office, Audience.Office)];

        PaperSlot Slot(string id, Audience side) =>
            new(id, AgreementMails.Texts.Of(id), side, open, Required: true, PaperSlot.Scan, MaxFiles: 1);
    }

    public string PageOf(DutyView at, Audience audience) =>
        DutyLinks.Of(audience == Audience.Office ? AgreementLinks.OfficeRoute : AgreementLinks.OwnRoute, at);

    private async Task<AgreementState> StateAsync(DutyView at, CancellationToken cancellation) =>
        (await agreements.FindAsync(at, cancellation))?.Value ?? AgreementState.Begun;

    private async Task<DateOnly> DueAsync(DutyView at, CancellationToken cancellation) =>
        (await StateAsync(at, cancellation)).DueOn ?? at.Duty.Closes!.Value;

    private async Task ToHolderAsync(MailTemplate template, DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToHolder(commit, at, template, await DueAsync(at, cancellation), AgreementLinks.OwnRoute);

    private async Task ToOfficersAsync(MailTemplate template, DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToOffice(
            commit, at, template, await people.InRoleAsync(Role.Officer, null, cancellation), await DueAsync(at, cancellation),
            AgreementLinks.OfficeRoute);

    /// <summary>Each side whose sealed copy is not there.</summary>
    private async Task RemindSealAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        var kept = await papers.ReadAsync(at, cancellation);
        var agreedOn = (await StateAsync(at, cancellation)).AgreedOn!.Value;
        var day = AgreementDuty.SealDays.Select(agreedOn.AddDays)
            .First(d => !at.Duty.Done.Contains(AgreementDuty.RemindSeal.Mark(d, default)!));
        if (!Seals.Stands(kept, Seals.Holder, scans.HasScanner))
            DutyMail.ToHolder(commit, at, AgreementMails.SealReminder, day, AgreementLinks.OwnRoute);
        if (!Seals.Stands(kept, Seals.Office, scans.HasScanner))
            DutyMail.ToOffice(
                commit, at, AgreementMails.OfficeSealReminder, await people.InRoleAsync(Role.Officer, null, cancellation), day,
                AgreementLinks.OfficeRoute);
    }

    private async Task CloseAsync(DutyView at, Commit commit, CancellationToken cancellation) =>
        DutyMail.ToHolder(
            commit, at, AgreementMails.InForce, (await StateAsync(at, cancellation)).AgreedOn!.Value, AgreementLinks.OwnRoute);
}
