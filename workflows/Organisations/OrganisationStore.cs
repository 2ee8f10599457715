namespace Funding.Workflows.Organisations;

/// <summary>Reads of an organisation's own partition, and of the list of open claims.</summary>
public sealed class OrganisationStore(ITableStore tables)
{
    public Task<Stored<Organisation>?> FindAsync(string creditCode, CancellationToken cancellation = default) =>
        tables.GetAsync<Organisation>(OrganisationKeys.Partition(creditCode), OrganisationKeys.Organisation, cancellation);

    /// <exception cref="RefusedException">Nobody has claimed it.</exception>
    public async Task<Stored<Organisation>> GetAsync(string creditCode, CancellationToken cancellation = default) =>
        await FindAsync(creditCode, cancellation) ?? throw new RefusedException(OrganisationRefusals.NotFound(creditCode));

    /// <param name="personId">As a form may bring it: what no key can hold is nobody's.</param>
    public async Task<Stored<Claim>?> FindClaimAsync(string creditCode, string personId, CancellationToken cancellation = default) =>
        RouteIds.CouldBe(personId)
            ? await tables.GetAsync<Claim>(OrganisationKeys.Partition(creditCode), OrganisationKeys.Claim(personId), cancellation)
            : null;

    /// <summary>All claims on it, decided ones too.</summary>
    public async Task<IReadOnlyList<Stored<Claim>>> ClaimsAsync(string creditCode, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Claim>(
            OrganisationKeys.Partition(creditCode), KeyRange.Prefix(OrganisationKeys.Claims), cancellation).ToListAsync(cancellation);

    /// <summary>What the person is to the organisation: one read, and a query where they are no member.</summary>
    public async Task<ClaimEntry> StandingAsync(string creditCode, string personId, CancellationToken cancellation = default)
    {
        var organisation = (await FindAsync(creditCode, cancellation))?.Value;
        return organisation?.Members.Contains(personId) == true
            ? new(ClaimStanding.Member, Name: organisation.Name)
            : ClaimDecision.Enter(organisation, (await ClaimsAsync(creditCode, cancellation)).Select(c => c.Value), personId);
    }

    /// <summary>Its changes of name, the first one first.</summary>
    public async Task<IReadOnlyList<Stored<NameChange>>> NamesAsync(string creditCode, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<NameChange>(
            OrganisationKeys.Partition(creditCode), KeyRange.Prefix(OrganisationKeys.Names), cancellation).ToListAsync(cancellation);

    /// <summary>One page of open claims, claims on one organisation side by side.</summary>
    /// <param name="desk">Null for those of all desks.</param>
    public Task<StoredPage<ClaimLine>> OpenAsync(string? desk, string? continuation, CancellationToken cancellation = default) =>
        tables.QueryAsync<ClaimLine>(
            OrganisationKeys.List, KeyRange.Prefix(desk is null ? OrganisationKeys.AllLines : OrganisationKeys.DeskLines(desk)), 50,
            continuation, cancellation);
}
