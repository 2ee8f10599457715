namespace Funding.Workflows.Organisations;

/// <summary>What a person, a desk and the office see of an organisation and the claims on it.</summary>
public sealed class OrganisationQueries(ITableStore tables, OrganisationStore organisations, RoundStore rounds, PeopleStore people)
{
    /// <summary>Organisations that the actor acts for or claims: a query each, and for a member one more for its names.</summary>
    public async Task<IReadOnlyList<OwnOrganisation>> OwnAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var person = await people.FindAsync(actor.PersonId, cancellation);
        var own = new List<OwnOrganisation>();
        foreach (var code in person?.Value.Organisations ?? [])
        {
            if (await FindOwnAsync(actor, code, cancellation) is { } found)
                own.Add(found);
        }

        return own;
    }

    /// <exception cref="RefusedException">Nobody has claimed it.</exception>
    public async Task<OwnOrganisation> OwnAsync(Actor actor, string creditCode, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        return await FindOwnAsync(actor, creditCode, cancellation)
            ?? throw new RefusedException(OrganisationRefusals.NotFound(creditCode));
    }

    /// <summary>An organisation with all claims on it, for the office, or for a desk that one of them names.</summary>
    public async Task<ClaimCase> CaseAsync(Actor actor, string creditCode, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ConfirmClaim);
        var known = await organisations.ReadAsync(creditCode, cancellation);
        var organisation = known.Demand(creditCode).Value;
        var claims = known.Claims.Select(c => c.Value).OrderBy(c => c.MadeAt).ToList();
        if (!actor.Can(Right.DecideClaim))
            claims = [.. claims.Where(c => c.Desk == actor.Desk)];
        if (claims.Count == 0 && !actor.Can(Right.DecideClaim))
            throw new RefusedException(OrganisationRefusals.NotFound(creditCode));
        var named = await NamedAsync(
            [.. organisation.Members, .. claims.SelectMany(c => c.People), .. claims.Select(c => c.Outcome?.By).OfType<string>()],
            cancellation);
        return new ClaimCase(organisation, claims, named)
        {
            Names = [.. (await organisations.NamesAsync(creditCode, cancellation)).Select(n => n.Value)],
        };
    }

    /// <summary>A document of a claim that the actor may decide on.</summary>
    public async Task<IReadOnlyList<AttachedDocument>> DocumentsAsync(
        Actor actor, string creditCode, string personId, CancellationToken cancellation = default) =>
        (await CaseAsync(actor, creditCode, cancellation)).Claims.FirstOrDefault(c => c.PersonId == personId)?.Documents ?? [];

    /// <summary>The document of a change of name, for the office.</summary>
    public async Task<IReadOnlyList<AttachedDocument>> NameDocumentsAsync(
        Actor actor, string creditCode, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideClaim);
        return [.. (await organisations.NamesAsync(creditCode, cancellation)).Select(n => n.Value.Document).OfType<AttachedDocument>()];
    }

    /// <summary>Whether an application of the person for the organisation still runs.</summary>
    internal async Task<bool> IsApplyingAsync(string personId, string creditCode, CancellationToken cancellation)
    {
        await foreach (var key in tables.EnumerateAsync<ApplicationKey>(
            PersonIndex.Partition(personId), KeyRange.Prefix(PersonIndex.Applications), cancellation))
        {
            var (roundId, id) = key.Value;
            if (id.StartsWith(creditCode + "-", StringComparison.Ordinal)
                && await rounds.FindAsync(roundId, cancellation) is { Value.IsFinished: false }
                && await tables.GetAsync<Application>(RoundKeys.Partition(roundId), RoundKeys.Application(id), cancellation)
                    is { Value: var application }
                && application.Editors.Contains(personId)
                && application.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<OwnOrganisation?> FindOwnAsync(Actor actor, string code, CancellationToken cancellation)
    {
        var known = await organisations.ReadAsync(code, cancellation);
        if (known.Organisation is not { Value: var organisation })
            return null;
        var entry = known.StandingOf(actor.PersonId);
        IReadOnlyList<Claim> claims = entry.Standing == ClaimStanding.Member ? [] : [.. known.Claims.Select(c => c.Value)];
        var own = claims.FirstOrDefault(c => c.PersonId == (entry.ClaimedBy ?? actor.PersonId));
        var seen = entry.Standing == ClaimStanding.Member ? organisation.Members : own is { State: ClaimState.Open } ? own.People : [];
        return new OwnOrganisation(
            organisation, entry, own, claims.Any(c => c.State == ClaimState.Open && c != own), await NamedAsync(seen, cancellation))
        {
            Names = entry.Standing == ClaimStanding.Member
                ? [.. (await organisations.NamesAsync(code, cancellation)).Select(n => n.Value)] : [],
        };
    }

    private async Task<IReadOnlyDictionary<string, Person>> NamedAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var named = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct())
        {
            if (await people.FindAsync(id, cancellation) is { Value: var person })
                named[id] = person;
        }

        return named;
    }
}

/// <summary>An organisation as its own people, or somebody who claims it, see it.</summary>
/// <param name="Claim">The reader's, or the one they share; null for a member, and for who has claimed nothing.</param>
/// <param name="Contested">Others claim it too.</param>
/// <param name="People">Those who act for it together with the reader, by id.</param>
public sealed record OwnOrganisation(
    Organisation Organisation, ClaimEntry Entry, Claim? Claim, bool Contested, IReadOnlyDictionary<string, Person> People)
{
    /// <summary>Changes of name, for its own people.</summary>
    public IReadOnlyList<NameChange> Names { get; init; } = [];
}

/// <param name="People">Everybody whom it names, by id.</param>
public sealed record ClaimCase(Organisation Organisation, IReadOnlyList<Claim> Claims, IReadOnlyDictionary<string, Person> People)
{
    /// <summary>Changes of name, the first one first.</summary>
    public IReadOnlyList<NameChange> Names { get; init; } = [];

    public string NameOf(string id) => People.TryGetValue(id, out var person) ? person.ShownAs : id;

    public string AddressOf(string id) => People.TryGetValue(id, out var person) ? person.Email : id;
}
