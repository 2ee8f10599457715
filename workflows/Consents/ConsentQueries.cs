namespace Funding.Workflows.Consents;

/// <summary>What the holder of a party's link reads, and whose the links are.</summary>
public sealed class ConsentQueries(RoundStore rounds, ApplicationStore applications, LinkService links, TimeProvider clock) : ILinkHolder
{
    private const string ByLink = "link:";

    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Consent];

    /// <summary>For its page: four transactions, and one more where the draft was begun.</summary>
    /// <exception cref="RefusedException">The actor did not come by the party's link, or is not asked any more.</exception>
    public async Task<ConsentView> ReadAsync(
        Actor actor, string roundId, string applicationId, string party, CancellationToken cancellation = default)
    {
        actor.Demand(Right.GiveConsent);
        var link = actor.Via.StartsWith(ByLink, StringComparison.Ordinal)
            ? await links.FindByIdAsync(actor.Via[ByLink.Length..], cancellation) : null;
        return link is not null
            && link.PersonId == actor.PersonId
            && link.Terms.Purpose == LinkPurpose.Consent
            && link.Terms.Subject == ConsentLinks.SubjectOf(roundId, applicationId, party)
                ? await FindAsync(actor.PersonId, roundId, applicationId, party, cancellation)
                    ?? throw new RefusedException(ConsentRefusals.NotAskedAnyMore())
                : throw new RefusedException(ConsentRefusals.ByLinkAlone());
    }

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        link.Terms.Subject.Split(':') is [var round, var application, var party]
            && await FindAsync(person.Id, round, application, party, cancellation) is not null;

    /// <returns>Null where it is not the person's: never asked, another is asked by now, or the party has left the application.</returns>
    private async Task<ConsentView?> FindAsync(
        string personId, string roundId, string applicationId, string party, CancellationToken cancellation)
    {
        var stored = await applications.GetAsync(roundId, applicationId, cancellation);
        if (stored.Value.ConsentOf(party) is not { } consent) return null;
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var answers = await applications.ReadAnswersAsync(stored.Value, cancellation);
        var parties = ConsentDecision.PartiesOf(programme, stored.Value, answers);
        return parties.FirstOrDefault(p => p.Code == party) is { } own
            && (ConsentDecision.IsAskedOf(personId, own, consent) || ConsentDecision.IsGivenBy(personId, consent))
            ? new ConsentView(stored, round, parties, own, consent, clock.GetUtcNow())
            {
                // A person whom an application names, and an owner, are what it is about.
                IsMember = RosterPart.Of(programme) is { } members
                    && members.Kind.Parties(members.Part, programme, stored.Value, answers).Any(p => p.Code == party),
            }
            : null;
    }
}

/// <summary>A party's consent as its holder finds it at a moment.</summary>
/// <param name="Parties">All of the application.</param>
public sealed record ConsentView(
    Stored<Application> Stored, Round Round, IReadOnlyList<ConsentParty> Parties, ConsentParty Party, Consent Consent, DateTimeOffset Now)
{
    public Application Application => Stored.Value;

    public ConsentState State => ConsentDecision.StateOf(Party, Consent);

    /// <summary>Of what the party is asked to consent to now.</summary>
    public string Covers => ConsentDecision.CoversOf(Party);

    /// <summary>Why it cannot be answered now; null where it can.</summary>
    public Refusal? Closed => ConsentDecision.Answering(Application, Round, Now);

    /// <summary>It is one of the members that may come and go.</summary>
    public bool IsMember { get; init; }

    /// <summary>Why the party cannot say now that it leaves; null where it can.</summary>
    public Refusal? LeavingBar => IsMember ? ConsentDecision.Leaving(Application, Round, Now) : ConsentRefusals.NotNowLeaving();

    /// <summary>Why a consent that was given cannot be taken back now; null where it can.</summary>
    public Refusal? Bound => ConsentDecision.TakingBack(Application, Round, Now);
}
