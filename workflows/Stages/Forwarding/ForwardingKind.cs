namespace Funding.Workflows.Stages.Forwarding;

/// <summary>Officers are asked to forward, for the outcome and for a second word; the holder is told of both.</summary>
internal sealed class ForwardingKind(ForwardingQueries forwardings, PeopleStore people, ReminderStore reminders) : IDutyKind, IPaperKind
{
    public string Kind => ForwardingSettings.Kind;

    public IStageDeclaration Declaration { get; } = new ForwardingDeclaration();

    public Bilingual Name => ForwardingMails.Texts.Of("name");

    public IReadOnlyList<MailTemplate> Mails => ForwardingMails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(ForwardingDuty.AskForwarding, (at, commit, stop) => AskAsync(ForwardingMails.Requested, at, commit, asks: true, stop)),
        new(ForwardingDuty.RemindForwarding, (at, commit, stop) => AskAsync(ForwardingMails.Reminder, at, commit, asks: false, stop)),
        new(ForwardingDuty.RemindOutcome, (at, commit, stop) => AskAsync(ForwardingMails.OutcomeReminder, at, commit, asks: false, stop)),
        new(ForwardingDuty.AskOutcomeConfirmed, (at, commit, stop) => AskAsync(ForwardingMails.ToConfirm, at, commit, asks: true, stop)),
        new(ForwardingDuty.Close, (_, _, _) => Task.CompletedTask),
    ];

    public void Map(IStageRoutes routes) => ForwardingPages.MapOffice(routes.Group(Audience.Office));

    public async Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation) =>
        ForwardingDuty.Next(
            await StateAsync(at, cancellation), new StageMoment(now, at.Duty.Closes, at.Duty.Done.ToHashSet()));

    public async Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        return new(
            ForwardingMails.Texts.Of($"phase.{state.Phase}"),
            Page.Part<ForwardingPart, ForwardingPartModel>(new(at, state, at.Award.Editors.Contains(reader.PersonId))));
    }

    public async Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        return state.Phase switch
        {
            ForwardingPhase.Forwarding => [Wait(at.Duty.OpenedOn, at.Duty.Closes, ForwardingMails.Reminder, ForwardingMails.Requested)],
            ForwardingPhase.Outcome => [Wait(state.Forwarded!.On, null, ForwardingMails.OutcomeReminder)],
            ForwardingPhase.Confirmation => [Wait(DayOf(at, state), null, ForwardingMails.ToConfirm) with { Except = [state.Outcome!.By] }],
            _ => [],
        };

        AwardWait Wait(DateOnly since, DateOnly? until, MailTemplate reminder, params MailTemplate[] asked) => new(
            KeyOf(at, state), Kind, WaitedParty.Officer, ForwardingMails.Texts.Of($"waited.{state.Phase}"), since, until)
        {
            Reminder = Letter(at, state, reminder),
            Path = DutyLinks.Of(ForwardingLinks.OfficeRoute, at),
            Asked = [reminder, .. asked],
        };
    }

    public async Task<IReadOnlyList<PaperSlot>> SlotsAsync(DutyView at, CancellationToken cancellation)
    {
        var open = (await StateAsync(at, cancellation)).Phase == ForwardingPhase.Outcome;
        return
        [
            new(
                ForwardingSettings.Decision, ForwardingMails.Texts.Of(ForwardingSettings.Decision), Audience.Office, open, Required: true,
                PaperSlot.Scan, MaxFiles: 3),
        ];
    }

    public string PageOf(DutyView at, Audience audience) =>
        audience == Audience.Office ? DutyLinks.Of(ForwardingLinks.OfficeRoute, at) : AwardLinks.Own(at.Award.Id);

    private async Task<ForwardingState> StateAsync(DutyView at, CancellationToken cancellation) =>
        (await forwardings.FindAsync(at, cancellation))?.Value ?? ForwardingState.Begun;

    private static string KeyOf(DutyView at, ForwardingState state) => $"{at.Duty.Key}:{state.Phase}";

    /// <summary>The day that a mail about the phase names.</summary>
    private static DateOnly DayOf(DutyView at, ForwardingState state) => state.Phase switch
    {
        ForwardingPhase.Forwarding => at.Duty.Closes!.Value,
        ForwardingPhase.Outcome => state.Forwarded!.On,
        _ => ShanghaiTime.DayOf(state.Outcome!.At),
    };

    private static Reminder Letter(DutyView at, ForwardingState state, MailTemplate template) =>
        DutyMail.Of(at, template, DutyMail.PurposeOf(WaitedParty.Officer), DayOf(at, state), ForwardingLinks.OfficeRoute);

    /// <summary>Officers, of an outcome but who entered it; nothing where the office has reminded of the same on the day.</summary>
    private async Task AskAsync(MailTemplate template, DutyView at, Commit commit, bool asks, CancellationToken cancellation)
    {
        var state = await StateAsync(at, cancellation);
        if (!await reminders.GoesAsync(
            commit, at.Award.Reminders, KeyOf(at, state), Letter(at, state, template), asks, cancellation)) return;
        var officers = await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation);
        DutyMail.ToOffice(
            commit, at, template, officers.Where(p => state.Phase != ForwardingPhase.Confirmation || p.Id != state.Outcome!.By),
            DayOf(at, state), ForwardingLinks.OfficeRoute);
    }
}
