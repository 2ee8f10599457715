namespace Funding.Workflows.Organisations;

/// <summary>What somebody is to an organisation who begins an application for it.</summary>
public enum ClaimStanding
{
    Member,

    /// <summary>By an open claim, their own or a colleague's.</summary>
    Provisional,

    /// <summary>Nobody's claim is confirmed: they may claim it, whoever else does.</summary>
    Free,

    /// <summary>Others hold it: they are heard first.</summary>
    Held,
    Refused,
}

/// <param name="ClaimedBy">Whose claim it is, where it is provisional.</param>
/// <param name="Name">The organisation's, as it is known or as the claim says.</param>
public sealed record ClaimEntry(ClaimStanding Standing, string? ClaimedBy = null, string? Name = null)
{
    /// <summary>Whether an application may be begun as it.</summary>
    public bool Applies => Standing is ClaimStanding.Member or ClaimStanding.Provisional;
}

/// <summary>Who acts for an organisation, and who may decide so.</summary>
public static class ClaimDecision
{
    public static ClaimEntry Enter(Organisation? organisation, IEnumerable<Claim> claims, string personId)
    {
        if (organisation?.Members.Contains(personId) == true)
            return new(ClaimStanding.Member, Name: organisation.Name);
        var all = claims.ToList();
        if (all.FirstOrDefault(c => c.State == ClaimState.Open && c.People.Contains(personId)) is { } open)
            return new(ClaimStanding.Provisional, open.PersonId, open.OrganisationName);
        if (all.Any(c => c.State == ClaimState.Refused && c.PersonId == personId))
            return new(ClaimStanding.Refused);
        return new(organisation is { Members.Count: > 0 } ? ClaimStanding.Held : ClaimStanding.Free);
    }

    /// <returns>Why the actor may not decide so; null where they may.</returns>
    public static Refusal? Bar(ClaimVerdict verdict, Organisation organisation, Claim claim, Actor actor)
    {
        if (claim.People.Contains(actor.PersonId) || organisation.Members.Contains(actor.PersonId))
            return OrganisationRefusals.OwnClaim();
        var ofOffice = actor.Can(Right.DecideClaim);
        var ofDesk = verdict == ClaimVerdict.Confirm && actor.Can(Right.ConfirmClaim) && actor.Desk == claim.Desk;
        if (!ofOffice && !ofDesk)
            return RoleRefusals.NotAllowed();
        // A refused claim stays with the office, should it turn out to have been right.
        if (claim.State != ClaimState.Open && !(ofOffice && claim.State == ClaimState.Refused && verdict != ClaimVerdict.Refuse))
            return OrganisationRefusals.Decided();
        return (verdict, organisation.Members.Count) switch
        {
            (ClaimVerdict.Confirm, > 0) when !ofOffice => OrganisationRefusals.OfOffice(),
            (ClaimVerdict.HandOver, 0) => OrganisationRefusals.NobodyToHandOver(),
            _ => null,
        };
    }

    public static Organisation After(ClaimVerdict verdict, Organisation organisation, Claim claim) => verdict switch
    {
        ClaimVerdict.Confirm => organisation with
        {
            Name = organisation.Members.Count == 0 ? claim.OrganisationName : organisation.Name,
            Members = [.. organisation.Members.Union(claim.People)],
        },
        ClaimVerdict.HandOver => organisation with { Members = claim.People },
        _ => organisation,
    };
}
