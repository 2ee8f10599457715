namespace Funding.Workflows.Stages.Eligibility;

/// <summary>
/// Veto items (一票否决): an officer records one with its source, the applicant is heard, another officer decides. What is upheld makes the
/// application ineligible in the same commit, and stands on its organisation's page.
/// </summary>
public sealed class VetoCommands(
    EligibilityCommands eligibility, VetoStore vetoes, RoundStore rounds, ApplicationStore applications, PeopleStore people,
    DocumentWriter writer, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <summary>What the document of a source may be.</summary>
    public static readonly DocumentRules Rules = new(
        VetoEntry.DocumentField, [DocumentType.Pdf, DocumentType.Jpeg, DocumentType.Png], DocumentRules.FormBytes);

    private static readonly Texts Texts = new(typeof(EligibilityKind));

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RefusedException">
    /// No officer, one in conflict with the applicant, not waiting for the check's decision, one is open, or something is missing.
    /// </exception>
    public async Task<Veto> RecordAsync(
        Actor actor, string roundId, string applicationId, VetoEntry entry, SentFile? document, CancellationToken cancellation = default)
    {
        var (round, stored) = await eligibility.OpenAsync(actor, roundId, applicationId, cancellation);
        var all = await vetoes.OfAsync(round, applicationId, cancellation);
        if (VetoDecision.Bar(stored.Value.State, [.. all.Select(v => v.Value)]) is { } bar) throw new RefusedException(bar);
        if (VetoDecision.Wrong(entry, Today) is { Count: > 0 } wrong) throw new RefusedException(wrong);
        var text = Reasons.Demand(entry.Text, VetoEntry.TextField);
        if (document is null) throw new RefusedException(VetoRefusals.NoDocument());
        var days = EligibilitySettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation)).HearingDays;
        await using var content = document.Open();
        var kept = await writer.UploadWholeAsync(
            $"{RoundBlobs.Vetoes(roundId)}{applicationId}", Rules, document.Name, document.DeclaredType, content, cancellation);
        try
        {
            var attached = AttachedDocuments.Of(kept);
            var veto = new Veto(
                all.Count + 1, applicationId, entry.Kind!.Value, TextIdentity.Tidy(entry.Source), entry.On!.Value, text, actor.PersonId,
                clock.GetUtcNow(), calendar.AddWorkingDays(Today, days), [attached]);
            var key = VetoStore.Key(round.Stages.Find(EligibilityStage.Kind)!, applicationId, veto.Number);
            // Whoever decides on the application at this moment decides anew.
            var commit = new Commit(RoundKeys.Partition(roundId)).Replace(stored, stored.Value).Insert(key, veto)
                .Audit(Noted(actor, "veto-recorded", veto, ("source", veto.Source), ("document", attached.Sha256)))
                .Scan(new ScanPayload(roundId, applicationId, attached.Id, RoundRow: key), applicationId)
                .MailPage(
                    round, EligibilityMails.VetoRecorded, Addressee.Of(stored.Value), CauseOf(veto), VetoLinks.Own(roundId, applicationId),
                    [.. Named(stored.Value, veto), ("Source", veto.Source), RoundMail.Day("Deadline", veto.HeardBy)]);
            await AskAsync(commit, round, stored.Value, veto, veto.HeardBy.AddDays(1), "", cancellation);
            await commits.SaveOrRefuseAsync(commit, cancellation);
            return veto;
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(kept, cancellation);
            throw;
        }
    }

    /// <summary>The applicant says what it thinks, once.</summary>
    /// <exception cref="RefusedException">Not the actor's, nothing is open, or the days are over.</exception>
    public async Task StateAsync(
        Actor actor, string roundId, string applicationId, string? text, CancellationToken cancellation = default)
    {
        var stored = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (await vetoes.OfAsync(round, applicationId, cancellation) is not [.., var veto])
            throw new RefusedException(VetoRefusals.NotFound());
        var statement = Reasons.Demand(text, VetoEntry.StatementField);
        var after = VetoDecision.State(veto.Value, new(statement, actor.PersonId, clock.GetUtcNow()), Today);
        var commit = new Commit(RoundKeys.Partition(roundId)).Replace(veto, after)
            .Audit(Noted(actor, "veto-statement", after, ("sha256", Sha256Hex.Of(statement))));
        await AskAsync(commit, round, stored.Value, after, Today, ":heard", cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="upheld">Makes the application ineligible; else it goes on.</param>
    /// <exception cref="RefusedException">
    /// No officer, the one who recorded it, one in conflict, the applicant is being heard, or the reason is missing.
    /// </exception>
    public async Task<Veto> DecideAsync(
        Actor actor, string roundId, string applicationId, int number, bool upheld, string? reason,
        CancellationToken cancellation = default)
    {
        var (round, stored) = await eligibility.OpenAsync(actor, roundId, applicationId, cancellation);
        var veto = (await vetoes.OfAsync(round, applicationId, cancellation)).FirstOrDefault(v => v.Value.Number == number)
            ?? throw new RefusedException(VetoRefusals.NotFound());
        var why = Reasons.Demand(reason, VetoEntry.ReasonField);
        var (now, application) = (clock.GetUtcNow(), stored.Value);
        var after = VetoDecision.Decide(veto.Value, upheld, new(why, actor.PersonId, now), Today);
        Commit commit;
        if (upheld)
        {
            var found = Texts.Of("veto.reason", VetoKinds.NameOf(after.Kind), after.Source, DayText.Of(after.On), why).Zh;
            (commit, application) = EligibilityCommits.Decide(round, stored, false, found, actor, now);
            commit.WithLetter(round, application, found)
                .WriteElsewhere(
                    OrganisationKeys.Partition(application.CreditCode), OrganisationKeys.Veto(roundId, applicationId, number),
                    new OrganisationVeto(roundId, applicationId, round.Name, VetoKinds.NameOf(after.Kind), after.Source, after.On, now));
        }
        else
        {
            commit = new Commit(RoundKeys.Partition(roundId)).Replace(stored, application).MailPage(
                round, EligibilityMails.VetoDropped, Addressee.Of(application), CauseOf(after),
                ApplyLinks.Application(roundId, applicationId), [.. Named(application, after), ("Reason", why)]);
        }

        commit.Replace(veto, after).Audit(Noted(actor, upheld ? "veto-upheld" : "veto-dropped", after, ("reason", why)));
        await commits.SaveOrRefuseAsync(commit, cancellation);
        return after;
    }

    private async Task AskAsync(
        Commit commit, Round round, Application application, Veto veto, DateOnly from, string cause, CancellationToken cancellation)
    {
        foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
        {
            if (officer.Id == veto.By) continue;
            commit.Mail(
                round, EligibilityMails.VetoToDecide, officer.Id, CauseOf(veto) + cause, EligibilityMails.OfOfficers(round, veto.HeardBy),
                [.. Named(application, veto), RoundMail.Day("Deadline", from)]);
        }
    }

    /// <summary>Tells the mails of one from those of the application's others.</summary>
    private static string CauseOf(Veto veto) => string.Create(CultureInfo.InvariantCulture, $"{veto.CaseId}:veto:{veto.Number}");

    private static IEnumerable<(string, string)> Named(Application application, Veto veto) =>
    [
        ("ApplicationName", application.Name), ("ApplicationNumber", application.Id),
        ("Number", veto.Number.ToString(CultureInfo.InvariantCulture)), .. RoundMail.Both("Kind", VetoKinds.NameOf(veto.Kind)),
    ];

    private static AuditNote Noted(Actor actor, string action, Veto veto, params IReadOnlyList<(string, string)> more) => AuditNote.By(
        actor, action, veto.CaseId,
        [("number", veto.Number.ToString(CultureInfo.InvariantCulture)), ("kind", $"{veto.Kind}"), .. more]);
}
