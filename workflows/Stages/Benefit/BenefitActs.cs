namespace Funding.Workflows.Stages.Benefit;

/// <summary>What the decision on a claim does by itself: officers hear of it, and what was decided goes its way.</summary>
public sealed class BenefitActs(
    ITableStore tables, BenefitSheetQueries sheets, BenefitStore benefits, BenefitMoneyActs money, PeopleStore people,
    ReminderStore reminders, OfficeHours hours, TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(BenefitKind));

    public Task TellAsync(CaseAt at, Commit commit, CancellationToken cancellation) => MailAsync(at, commit, "", cancellation);

    public async Task RemindAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var key = BenefitWaitQueries.KeyOf(at.Application.Value.Id);
        if (await reminders.MarkAsync(commit, at.Round, key, LetterOf(at), cancellation))
            await MailAsync(at, commit, $":{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}", cancellation);
    }

    /// <summary>
    /// The claim goes into its line and the enterprise has its letter. Where the line has taken another claim of the year meanwhile it is
    /// turned down by that.
    /// </summary>
    public async Task<Application> GrantAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var application = at.Application.Value;
        try
        {
            var decision = (await sheets.DecisionAsync(at.Round.Id, at.View.Stage, application.Id, cancellation))!.Value;
            var (line, year, sheet) = await benefits.KeepAsync(
                sheets, at.View.Programme, application, decision.Verified, cancellation);
            var award = at.View.Programme.Awards[line.Id];
            var number = CertificateNumber.Of(
                award.CertificatePattern, at.Round.Year, at.Round.Batch,
                await tables.NextAsync(commit, RoundKeys.AwardsNumbered, cancellation));
            var claim = new BenefitClaim(
                line.Id, year, at.Round.Id, application.Id, number, sheet.Amount, sheet.Lines, ShanghaiTime.DayOf(clock.GetUtcNow()))
            {
                Tax = sheet.Tax,
                Kept = sheet.Kept,
                Recovery = line.Recovery,
                Person = BenefitKeys.PersonOf(application, line) is { Length: > 0 } person ? person : null,
                PaidFrom = BenefitMoneyActs.Of(at.Round, application, line, year, sheet.Amount)?.Line,
            };
            commit
                .Then(Effect.Of(PostBenefitHandler.KindName, $"benefit:{application.Id}", claim))
                .Audit(AuditNote.By(Actor.Rule(BenefitStage.Grant.Name), "benefit-decided", application.Id,
                    ("number", number), ("amount", $"{sheet.Amount}")).Moves(
                    application.Desk, application.State, ApplicationState.Awarded))
                .MailApplicant(
                    at.Round, BenefitMails.BenefitGranted, application,
                    line.Person is null ? ApplyLinks.Benefits : OrganisationLinks.OwnAwards(application.CreditCode),
                    [
                        .. RoundMail.Both("Line", award.Title), ("Year", $"{year}"), ("Number", number),
                        ("Amount", sheet.Amount.Shown()),
                    ]);
            return application with { State = ApplicationState.Awarded, CertificateNumber = number };
        }
        catch (RefusedException refused)
        {
            await money.ReleaseAsync(
                at.Round, application, at.View.Programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines, cancellation);
            return Refused(at, commit, refused.Refusals[0].Chinese);
        }
    }

    public async Task<Application> RefuseAsync(CaseAt at, Commit commit, CancellationToken cancellation) => Refused(
        at, commit,
        (await sheets.DecisionAsync(at.Round.Id, at.View.Stage, at.Row.Value.CaseId, cancellation))!.Value.Reason);

    private static Application Refused(CaseAt at, Commit commit, string why)
    {
        var application = at.Application.Value;
        commit
            .Audit(AuditNote.By(Actor.Rule(BenefitStage.Refuse.Name), "benefit-turned-down", application.Id, ("reason", why)).Moves(
                application.Desk, application.State, ApplicationState.NotSelected))
            .MailOwn(at.Round, BenefitMails.BenefitRefused, application, Paths.OwnApplication, ("Reason", why));
        return application with { State = ApplicationState.NotSelected, Reason = why };
    }

    private async Task MailAsync(CaseAt at, Commit commit, string cause, CancellationToken cancellation)
    {
        foreach (var officer in await people.HandlingAsync(Role.Officer, at.Round.Id, cancellation))
            commit.Mail(at.Round, LetterOf(at), officer.Id, $"{at.Application.Value.Id}{cause}");
    }

    private static Reminder LetterOf(CaseAt at) => BenefitWaitQueries.LetterOf(at.Round, at.Application.Value, at.LastDay);

    /// <summary>As history tells it.</summary>
    internal static IEnumerable<StageEvent> History(BenefitDecision? decision)
    {
        if (decision is null) yield break;
        yield return new(decision.At, Texts.Of(decision.Granted ? "history.granted" : "history.refused"), decision.Reason)
        {
            For = HistoryReaders.Applicant,
            By = decision.By,
        };
        if (decision.ConfirmedAt is { } at) yield return new(at, Texts.Of("history.confirmed")) { By = decision.ConfirmedBy };
    }
}
