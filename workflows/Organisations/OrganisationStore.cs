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

    /// <summary>The organisation with all claims on it, decided ones too: one query.</summary>
    public async Task<ClaimedOrganisation> ReadAsync(string creditCode, CancellationToken cancellation = default)
    {
        Stored<Organisation>? organisation = null;
        var claims = new List<Stored<Claim>>();
        await foreach (var row in tables.EnumerateAsync(
            OrganisationKeys.Partition(creditCode), OrganisationKeys.ClaimsAndOrganisation, cancellation))
        {
            if (row.Key == OrganisationKeys.Organisation)
                organisation = RowCodec.ReadStored<Organisation>(row);
            else if (row.Key.StartsWith(OrganisationKeys.Claims, StringComparison.Ordinal))
                claims.Add(RowCodec.ReadStored<Claim>(row));
        }

        return new(organisation, claims);
    }

    /// <summary>What the person is to the organisation: one query.</summary>
    public async Task<ClaimEntry> StandingAsync(string creditCode, string personId, CancellationToken cancellation = default) =>
        (await ReadAsync(creditCode, cancellation)).StandingOf(personId);

    /// <summary>Its changes of name, the first one first.</summary>
    public async Task<IReadOnlyList<Stored<NameChange>>> NamesAsync(string creditCode, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<NameChange>(
            OrganisationKeys.Partition(creditCode), KeyRange.Prefix(OrganisationKeys.Names), cancellation).ToListAsync(cancellation);

    /// <summary>Veto items that were upheld of its applications: one query.</summary>
    public async Task<IReadOnlyList<OrganisationVeto>> VetoesAsync(string creditCode, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<OrganisationVeto>(
                OrganisationKeys.Partition(creditCode), KeyRange.Prefix(OrganisationKeys.Vetoes), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>All open claims, claims on one organisation side by side; one transaction for a thousand.</summary>
    /// <param name="desk">Null for those of all desks.</param>
    public async Task<IReadOnlyList<ClaimLine>> AllOpenAsync(string? desk, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<ClaimLine>(
            OrganisationKeys.List, KeyRange.Prefix(desk is null ? OrganisationKeys.AllLines : OrganisationKeys.DeskLines(desk)),
            cancellation).Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>One page of open claims, claims on one organisation side by side.</summary>
    /// <param name="desk">Null for those of all desks.</param>
    public Task<StoredPage<ClaimLine>> OpenAsync(string? desk, string? continuation, CancellationToken cancellation = default) =>
        tables.QueryAsync<ClaimLine>(
            OrganisationKeys.List, KeyRange.Prefix(desk is null ? OrganisationKeys.AllLines : OrganisationKeys.DeskLines(desk)), 50,
            continuation, cancellation);
}
