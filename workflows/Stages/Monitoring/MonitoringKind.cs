namespace Funding.Workflows.Stages.Monitoring;

/// <summary>The holder is asked and reminded; officers hear of what waits for them and of what is late.</summary>
internal sealed class MonitoringKind(ITableStore tables, PeopleStore people) : IDutyKind
{
    /// <summary>Days for which a mail's link still opens the award after the report's last day.</summary>
    private const int LinkDays = 60;

    public string Kind => MonitoringSettings.Kind;

    public IStageDeclaration Declaration { get; } = new MonitoringDeclaration();

    public Bilingual Name => MonitoringMails.Texts.Of("name");

    public IReadOnlyList<MailTemplate> Mails => MonitoringMails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(MonitoringDuty.RequestReport, (at, commit, _) => Tell(MonitoringMails.ReportRequested, at, commit)),
        new(MonitoringDuty.RemindReport, (at, commit, _) => Tell(MonitoringMails.ReportReminder, at, commit)),
        new(MonitoringDuty.TellReportLate, (at, commit, cancellation) => TellOfficersAsync(
            MonitoringMails.ReportLate, at, commit, cancellation)),
        new(MonitoringDuty.AskConfirmation, (at, commit, cancellation) => TellOfficersAsync(
            MonitoringMails.ReportFiled, at, commit, cancellation)),
        new(MonitoringDuty.Close, (_, _, _) => Task.CompletedTask),
    ];

    public void Map(IStageRoutes routes)
    {
        MonitoringPages.MapReports(routes.Group(Audience.Apply));
        MonitoringPages.MapConfirmations(routes.Group(Audience.Office));
    }

    public async Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation)
    {
        var report = (await tables.GetAsync<MonitoringReport>(at.Partition, at.RowOf(MonitoringReport.Row), cancellation))?.Value;
        var state = report is { ConfirmedBy: null } ? MonitoringMails.Texts.Of("waits") : null;
        return new(state, Page.Part<MonitoringPart, MonitoringModel>(new(at, report, reader)));
    }

    public async Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation)
    {
        var report = await tables.GetAsync<MonitoringReport>(at.Partition, at.RowOf(MonitoringReport.Row), cancellation);
        return MonitoringDuty.Next(
            new(report is not null, report?.Value.ConfirmedBy is not null), new StageMoment(now, at.Duty.Closes, at.Duty.Done.ToHashSet()));
    }

    private static Task Tell(MailTemplate template, DutyView at, Commit commit)
    {
        foreach (var editor in at.Award.Editors)
        {
            Mail(template, at, commit, editor, LinkPurpose.Apply, Paths.OwnAward);
        }

        return Task.CompletedTask;
    }

    private async Task TellOfficersAsync(MailTemplate template, DutyView at, Commit commit, CancellationToken cancellation)
    {
        foreach (var officer in await people.InRoleAsync(Role.Officer, null, cancellation))
        {
            Mail(template, at, commit, officer.Id, LinkPurpose.OfficerDesk, Paths.OfficeAward);
        }
    }

    private static void Mail(MailTemplate template, DutyView at, Commit commit, string person, LinkPurpose purpose, string page)
    {
        var day = at.Duty.Closes!.Value;
        var link = new LinkRef
        {
            Path = Paths.Link(purpose, Url.Fill(page, at.Award.Id)),
            Terms = RoundMail.DeskLink(purpose, at.Award.Id, day.AddDays(LinkDays)),
        };
        (string Name, string Value)[] data =
        [
            .. RoundMail.Both("AwardName", at.Settings.Title),
            ("CertificateNumber", at.Award.CertificateNumber),
            ("OrganisationName", at.Award.HolderName),
            ("Year", at.Duty.Occurrence),
            RoundMail.Day("Deadline", day),
        ];
        commit.Mail(
            $"mail:{at.Award.Id}:{template.Name}:{person}:{at.Duty.Key}",
            template.To(person, data.ToDictionary(d => d.Name, d => d.Value), link, at.Award.RoundId));
    }
}
