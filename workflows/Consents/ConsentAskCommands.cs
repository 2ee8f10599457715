using Microsoft.Extensions.Options;

namespace Funding.Workflows.Consents;

/// <summary>An applicant asks a party of a draft for its consent: a mail with a link to the party's own mailbox.</summary>
public sealed class ConsentAskCommands(
    EditableApplications editable, ApplicationStore applications, PeopleStore people, IOptions<StrangerLimits> limits, CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 10;

    /// <param name="party">Its credit code.</param>
    /// <exception cref="RefusedException">No such party, not complete, consented already, or asked too often.</exception>
    public Task AskAsync(
        Actor actor, string roundId, string applicationId, string party, CancellationToken cancellation = default) =>
        // That another party answers at this moment is no reason to refuse.
        Attempts.OrRefuseAsync(
            Tries, StorageRefusals.ChangedMeanwhile, () => TryAskAsync(actor, roundId, applicationId, party, cancellation), cancellation);

    /// <summary>Asks every party that has not been asked for what the application says now: a commit and a mail each.</summary>
    /// <returns>How many were asked; those for whom something is missing first are left out.</returns>
    /// <exception cref="RefusedException">There is none, or one was asked too often.</exception>
    public async Task<int> AskAllAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var (stored, _, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
        var answers = await applications.ReadAnswersAsync(stored.Value, cancellation);
        var parties = ConsentDecision.Unasked(ConsentDecision.PartiesOf(programme, stored.Value, answers), stored.Value);
        if (parties.Count == 0) throw new RefusedException(ConsentRefusals.NobodyToAsk());
        foreach (var party in parties) await AskAsync(actor, roundId, applicationId, party.Code, cancellation);
        return parties.Count;
    }

    private async Task TryAskAsync(Actor actor, string roundId, string applicationId, string party, CancellationToken cancellation)
    {
        var (stored, round, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
        var application = stored.Value;
        var answers = await applications.ReadAnswersAsync(application, cancellation);
        var parties = ConsentDecision.PartiesOf(programme, application, answers);
        var asked = parties.FirstOrDefault(p => p.Code == party)
            ?? throw new RefusedException(ConsentRefusals.NoSuchParty());
        var now = clock.GetUtcNow();
        if (ConsentDecision.Asking(asked, application, limits.Value, now) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var holder = await people.HolderAsync(asked.Mailbox!, cancellation);
        if (application.Editors.Contains(holder.PersonId))
        {
            throw new RefusedException(ConsentRefusals.OwnMailbox(asked));
        }

        if (parties.Any(p => p.Code != party && p.Mailbox == asked.Mailbox))
        {
            throw new RefusedException(ConsentRefusals.MailboxOfOther(asked));
        }

        var person = await people.GetOrCreateAsync(holder, cancellation);
        var consent = ((application.ConsentOf(party) ?? new Consent(party, asked.Name, [])) with { Name = asked.Name })
            .And(new ConsentStep(ConsentAct.Asked, now, person.Id, asked.Mailbox!));
        var until = ConsentDecision.Until(application, round);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .ReplaceApplication(stored, application.With(consent))
                .WriteElsewhere(
                    PersonIndex.Partition(person.Id),
                    PersonIndex.Consent(roundId, applicationId, party),
                    new ConsentKey(roundId, applicationId, party))
                .Audit(AuditNote.By(
                    actor, "consent-asked", applicationId, ("party", party), ("person", person.Id),
                    ("covers", ConsentDecision.CoversOf(asked))))
                .MailLink(
                    round,
                    asked.Tail is null ? ConsentMails.ConsentAsked : ConsentMails.PersonAsked,
                    new Addressee(person.Id, asked.Name),
                    $"{applicationId}:{party}:{consent.Steps.Count}",
                    RoundMail.Link(
                        ConsentLinks.Terms(roundId, applicationId, party, until),
                        ConsentLinks.Of(ConsentLinks.PageRoute, roundId, applicationId, party)),
                        ("ApplicationName", application.Name),
                        ("ApplicationNumber", applicationId),
                        ("OrganisationName", application.OrganisationName),
                        ("Party", asked.Name),
                        RoundMail.Day("Deadline", until)),
            cancellation);
    }
}
