namespace Funding.Workflows.Consents;

/// <summary>What a party does by its link: consents, refuses, takes its consent back, leaves. Nobody else writes a consent.</summary>
public sealed class ConsentCommands(ConsentQueries consents, PeopleStore people, CommitWriter commits)
{
    private const int Tries = 10;

    private const int StaffAtMost = 30;

    /// <summary>For which an officer's link opens the application.</summary>
    private const int LinkDays = 30;

    /// <param name="seen">The hash of what the party read: another one by now is read first.</param>
    /// <param name="typed">The last four characters of the party's credit code, of a person of the identity number.</param>
    /// <exception cref="RefusedException">Not by its link, too late, given already, or changed meanwhile.</exception>
    public Task<ConsentView> GiveAsync(
        Actor actor, string roundId, string applicationId, string party, string? seen, string? typed,
        CancellationToken cancellation = default) =>
        WriteAsync(actor, roundId, applicationId, party, view =>
        {
            DemandAnswer(actor, view, seen);
            DemandTyped(typed, view.Party);
            return Step(view, ConsentAct.Given, null);
        }, cancellation);

    /// <param name="reason">On record, for the applicant.</param>
    /// <inheritdoc cref="GiveAsync"/>
    public Task<ConsentView> RefuseAsync(
        Actor actor, string roundId, string applicationId, string party, string? seen, string? reason,
        CancellationToken cancellation = default) =>
        WriteAsync(actor, roundId, applicationId, party, view =>
        {
            DemandAnswer(actor, view, seen);
            return view.State == ConsentState.Refused && view.Consent.LastAnswer()!.Covers == view.Covers && !view.Consent.IsAsked()
                ? throw new RefusedException(ConsentRefusals.RefusedAlready(view.Consent.LastAnswer()!.At))
                : Step(view, ConsentAct.Refused, Reasons.Demand(reason));
        }, cancellation);

    /// <summary>Until the call ends; an application that was submitted with it is a draft again.</summary>
    /// <exception cref="RefusedException">Not by the link of who gave it, nothing was given, or the call is over.</exception>
    public Task<ConsentView> TakeBackAsync(
        Actor actor, string roundId, string applicationId, string party, string? reason, CancellationToken cancellation = default) =>
        WriteAsync(actor, roundId, applicationId, party, view => !ConsentDecision.IsGivenBy(actor.PersonId, view.Consent)
            ? throw new RefusedException(ConsentRefusals.NothingGiven())
            : view.Bound is { } bound ? throw new RefusedException(bound)
            : Step(view, ConsentAct.TakenBack, Reasons.Demand(reason)), cancellation);

    /// <summary>
    /// After the call and before the announcement: applicant and officers are told, what was submitted stays as it is, and the application
    /// is judged without the party from then on.
    /// </summary>
    /// <param name="typed">The last four characters of the party's credit code.</param>
    /// <exception cref="RefusedException">Not by the link of who consented, too early or too late, or no reason.</exception>
    public async Task<ConsentView> LeaveAsync(
        Actor actor, string roundId, string applicationId, string party, string? typed, string? reason,
        CancellationToken cancellation = default)
    {
        var officers = (await people.HandlingAsync(Role.Officer, roundId, cancellation)).Select(p => p.Id).Take(StaffAtMost).ToList();
        return await WriteAsync(actor, roundId, applicationId, party, view =>
        {
            if (!ConsentDecision.IsGivenBy(actor.PersonId, view.Consent)) throw new RefusedException(ConsentRefusals.NothingGiven());
            if (view.LeavingBar is { } bar) throw new RefusedException(bar);
            DemandTyped(typed, view.Party);
            return Step(view, ConsentAct.Left, Reasons.Demand(reason));
        }, cancellation, officers);
    }

    /// <summary>What a person types is not told: whoever else opens the mailbox does not know it.</summary>
    private static void DemandTyped(string? typed, ConsentParty party)
    {
        if (party.Tail is not { } tail)
        {
            TypedConfirmation.Demand(typed, party.Code);
        }
        else if (!string.Equals(NormalForm.Nfkc(typed ?? "").Trim(), tail, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(ConsentRefusals.OtherTail());
        }
    }

    private static void DemandAnswer(Actor actor, ConsentView view, string? seen)
    {
        if (view.State == ConsentState.Given)
        {
            throw new RefusedException(ConsentRefusals.AnsweredAlready(view.Consent.LastAnswer()!.At));
        }

        var refusal = view.Closed
            ?? (!ConsentDecision.IsAskedOf(actor.PersonId, view.Party, view.Consent) ? ConsentRefusals.NotAskedAnyMore()
                : view.Party.Open.Count > 0 ? ConsentRefusals.Incomplete()
                : view.Covers != seen ? ConsentRefusals.ChangedMeanwhile()
                : null);
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }

    private static ConsentStep Step(ConsentView view, ConsentAct act, string? reason) =>
        view.Consent.Steps.Count(s => s.Act != ConsentAct.Asked) >= ConsentDecision.AnswersPerParty
            && act is not (ConsentAct.TakenBack or ConsentAct.Left)
            ? throw new RefusedException(ConsentRefusals.TooManyAnswers(ConsentDecision.AnswersPerParty))
            : new ConsentStep(act, view.Now, "", view.Consent.LastAsked().Mailbox)
            {
                Covers = act is ConsentAct.TakenBack or ConsentAct.Left ? view.Consent.LastAnswer()!.Covers : view.Covers,
                Reason = reason,
            };

    private Task<ConsentView> WriteAsync(
        Actor actor, string roundId, string applicationId, string party, Func<ConsentView, ConsentStep> decide,
        CancellationToken cancellation, IReadOnlyList<string>? officers = null) =>
        // Where the applicant or another party wrote at this moment, it is read and decided again.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var view = await consents.ReadAsync(actor, roundId, applicationId, party, cancellation);
            var step = decide(view) with { By = actor.PersonId };
            var before = view.Application;
            var written = before.With(view.Consent.And(step));
            var reopens = step.Act == ConsentAct.TakenBack && before.State == ApplicationState.Submitted;
            var after = reopens ? written.Reopened(view.Now) : written;
            (string, string)[] why = step.Reason is { } reason ? [("reason", reason)] : [];
            var note = AuditNote.By(actor, ActionOf(step.Act), applicationId, [("party", party), ("covers", step.Covers!), .. why]);
            var commit = new Commit(RoundKeys.Partition(roundId))
                .ReplaceApplication(view.Stored, after)
                .Audit(reopens ? note.Moves(before.Desk, before.State, after.State) : note);
            if (reopens)
            {
                commit.FollowAgain(new ApplicationKey(roundId, applicationId).Subject);
            }

            Tell(commit, view, after, step);
            foreach (var officer in officers ?? []) TellLeft(commit, view, officer, step);
            await commits.SaveAsync(commit, cancellation);
            return view with { Stored = view.Stored with { Value = after }, Consent = after.ConsentOf(party)! };
        }, cancellation);

    /// <summary>The applicant is told of a refusal and of what is taken back, and when the last consent is there.</summary>
    private static void Tell(Commit commit, ConsentView view, Application after, ConsentStep step)
    {
        if (step.Act == ConsentAct.Given)
        {
            if (ConsentDecision.AllGiven(view.Parties, after))
            {
                Mail(ConsentMails.ConsentsComplete, RoundMail.Day("Deadline", ConsentDecision.Until(after, view.Round)));
            }

            return;
        }

        Mail(
            step.Act switch
            {
                ConsentAct.Refused => ConsentMails.ConsentRefused,
                ConsentAct.TakenBack => ConsentMails.ConsentTakenBack,
                _ => ConsentMails.PartyLeft,
            },
            ("Party", view.Party.Name), ("Reason", step.Reason!));

        void Mail(MailTemplate template, params (string, string)[] data) => commit.MailPage(
            view.Round,
            template,
            Addressee.Of(after),
            $"{after.Id}:{view.Party.Code}:{view.Consent.Steps.Count}",
            ApplyLinks.Of(ApplyLinks.ConsentsRoute, view.Round.Id, after.Id),
            [("ApplicationName", after.Name), ("ApplicationNumber", after.Id), .. data]);
    }

    private static void TellLeft(Commit commit, ConsentView view, string officer, ConsentStep step) => commit.MailLink(
        view.Round,
        ConsentMails.PartyLeftCase,
        officer,
        $"{view.Application.Id}:{view.Party.Code}:{view.Consent.Steps.Count}",
        RoundMail.Link(
            RoundMail.DeskLink(LinkPurpose.OfficerDesk, view.Round.Id, ShanghaiTime.DayOf(view.Now).AddDays(LinkDays)),
            OfficeLinks.Application(view.Round.Id, view.Application.Id)),
        ("ApplicationName", view.Application.Name), ("ApplicationNumber", view.Application.Id),
        ("OrganisationName", view.Application.OrganisationName), ("Party", view.Party.Name), ("Reason", step.Reason!));

    private static string ActionOf(ConsentAct act) => act switch
    {
        ConsentAct.Given => "consent-given",
        ConsentAct.Refused => "consent-refused",
        ConsentAct.Left => "party-left",
        _ => "consent-taken-back",
    };
}
