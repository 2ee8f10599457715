namespace Funding.Workflows.Organisations;

/// <param name="Organisation">Null where nobody has claimed it yet.</param>
/// <param name="Claims">Decided ones too.</param>
public sealed record ClaimedOrganisation(Stored<Organisation>? Organisation, IReadOnlyList<Stored<Claim>> Claims)
{
    /// <exception cref="RefusedException">Nobody has claimed it.</exception>
    public Stored<Organisation> Demand(string creditCode) =>
        Organisation ?? throw new RefusedException(OrganisationRefusals.NotFound(creditCode));

    public IEnumerable<Claim> Open => Claims.Select(c => c.Value).Where(c => c.State == ClaimState.Open);

    public ClaimEntry StandingOf(string personId) =>
        ClaimDecision.Enter(Organisation?.Value, Claims.Select(c => c.Value), personId);

    public Stored<Claim>? ClaimOf(string personId) => Claims.FirstOrDefault(c => c.Value.PersonId == personId);
}
