namespace Funding.Workflows.Variations;

/// <summary>What whoever answers for a member of an award reads by its link: the award, its variation that is open, its document.</summary>
public sealed class MembershipQueries(VariationStore variations, AwardStore awards, LinkService links) : ILinkHolder
{
    private const string ByLink = "link:";

    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Membership];

    /// <summary>Some seven transactions, and one for each report that is open.</summary>
    /// <param name="party">Credit code of the member.</param>
    /// <exception cref="RefusedException">The actor did not come by the member's link, or it is not the actor's any more.</exception>
    public async Task<Membership> ReadAsync(Actor actor, string awardId, string party, CancellationToken cancellation = default)
    {
        actor.Demand(Right.GiveConsent);
        var link = actor.Via.StartsWith(ByLink, StringComparison.Ordinal)
            ? await links.FindByIdAsync(actor.Via[ByLink.Length..], cancellation) : null;
        return link is not null
            && link.PersonId == actor.PersonId
            && link.Terms.Purpose == LinkPurpose.Membership
            && link.Terms.Subject == MembershipLinks.SubjectOf(awardId, party)
                ? await FindAsync(actor.PersonId, awardId, party, cancellation)
                    ?? throw new RefusedException(VariationRefusals.MemberNotAsked())
                : throw new RefusedException(ConsentRefusals.ByLinkAlone());
    }

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        MembershipLinks.Read(link.Terms.Subject) is { } of && await FindAsync(person.Id, of.Award, of.Party, cancellation) is not null;

    private async Task<Membership?> FindAsync(string personId, string awardId, string party, CancellationToken cancellation)
    {
        if (await awards.FindAsync(awardId, cancellation) is not { } award) return null;
        var last = await variations.LastAsync(award.Home, cancellation);
        var own = last?.Wish.Member == party && last.AskedOf == personId
            ? await variations.ReadAsync(award, last.Number, cancellation) : null;
        var member = (award.Home.Roster ?? []).LastOrDefault(m => m.Code == party && m.Person == personId);
        return own is null && member is null ? null
            : new(party, member, own, await variations.FactsAsync(award, last, cancellation), award, variations.Today);
    }
}

/// <summary>A member of an award, or one that is to become one or its lead, as it finds itself by its link.</summary>
/// <param name="Party">Its credit code.</param>
/// <param name="Member">Null for one that has not joined yet.</param>
/// <param name="Asked">The last variation, where it is about this member.</param>
/// <param name="Facts">What a variation of the award is held against.</param>
public sealed record Membership(
    string Party, AwardMember? Member, VariationRead? Asked, VariationFacts Facts, AwardRead Award, DateOnly Today)
{
    public string Name => Member?.Name ?? Asked!.Variation.Wish.Joins!.Name;

    /// <summary>What it is asked to say now; null for nothing.</summary>
    public Variation? Question => Asked is { Phase: VariationPhase.Member } asked ? asked.Variation : null;

    /// <summary>What it consents to where it is to join or to lead; null otherwise.</summary>
    public ConsentParty? Covered => Asked switch
    {
        { Variation.Wish.Joins: { } joins, Roster: { } roster } => MemberChange.PartyOf(roster, joins, Asked.Papers.Documents),
        // Once it leads, the award says something else than what it consented to.
        { Variation: { IsOpen: true, Wish.Lead: { } lead } } => LeadChange.PartyOf(Facts, lead, Asked.Papers.Documents),
        _ => null,
    };

    /// <summary>Why it cannot ask to leave now; null where it can.</summary>
    public Refusal? LeavingBar => Member is not { To: null } ? VariationRefusals.NoSuchMember()
        : VariationDecision.Bar(Facts, MemberLeavesVariation.Id, Today);
}
