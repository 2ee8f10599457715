namespace Funding.Workflows.People;

/// <summary>An administrator gives and takes roles, and removes an account at its owner's wish; all of it goes on record.</summary>
public sealed class PeopleCommands(
    ITableStore tables, PeopleStore people, AddressChangeStore changes, RoundStore rounds, DeskDirectory desks, ClaimCommands claims,
    HandStore hands, CommitWriter commits)
{
    /// <param name="twoPersons">How it is known that this is not the person of the same name who holds the role under another
    /// address.</param>
    /// <exception cref="RefusedException">
    /// No address, no such desk, a desk that does not go with the role, or another of the same name in it and no word that they are two.
    /// </exception>
    public Task<Person> GrantAsync(
        Actor actor, string email, RoleGrant grant, string name = "", string language = "zh", string? twoPersons = null,
        CancellationToken cancellation = default) =>
        GrantAsync(
            actor, email, grant, name, language, twoPersons, (_, _) => { }, () => people.InRoleAsync(grant.Role, null, cancellation),
            cancellation);

    /// <inheritdoc cref="GrantAsync(Actor, string, RoleGrant, string, string, string?, CancellationToken)"/>
    /// <param name="also">Adds to the commit what belongs there beside the role, such as a mail to the person of the id.</param>
    /// <param name="holders">All who hold the role; who gives it to many reads them once.</param>
    public async Task<Person> GrantAsync(
        Actor actor, string email, RoleGrant grant, string name, string language, string? twoPersons, Action<Commit, string> also,
        Func<Task<IReadOnlyList<Person>>> holders, CancellationToken cancellation)
    {
        actor.Demand(Right.ManagePeople);
        await CheckAsync(email, grant, name, language, cancellation);
        var namesake = await NamesakeAsync(email, grant, name, holders, cancellation);
        if (namesake is not null && string.IsNullOrWhiteSpace(twoPersons))
        {
            throw new RefusedException(PeopleRefusals.Namesake(name.Trim(), namesake.Email));
        }

        var reason = namesake is null ? null : Reasons.Demand(twoPersons, "twoPersons");
        var id = await people.IdOfAsync(email, cancellation);
        var commit = new Commit(HomeKeys.System).OnRecord(
            actor, new RoleChange(id, email, grant, Given: true, name.Trim(), language));
        if (reason is not null)
        {
            commit.Audit(AuditNote.By(
                actor,
                "confirmed-as-two-persons",
                id,
                ("other", namesake!.Id),
                ("role", $"{grant.Role}"),
                ("reason", reason)));
        }

        also(commit, id);
        await commits.SaveAsync(commit, cancellation);
        return await people.GrantAsync(email, grant, name.Trim(), language, cancellation);
    }

    /// <summary>
    /// Knows a person at the word of the host's owner, with the role where they lack it. Only the command line calls it, which has
    /// checked address, role and desk.
    /// </summary>
    /// <param name="desk">For a recommender: the desk's id; for an officer the department's, or null; null for every other role.</param>
    public async Task<Person> InviteAsync(
        string email, Role role, string? desk, string name = "", CancellationToken cancellation = default)
    {
        var (owner, grant) = (Actor.Rule("command-line"), new RoleGrant(role, desk));
        var id = await people.IdOfAsync(email, cancellation);
        var commit = new Commit(HomeKeys.System)
            .Audit(AuditNote.By(owner, "person-invited", id, ("role", $"{role}")));
        if (role != Role.Applicant && !await people.HoldsAsync(email, grant, cancellation))
        {
            commit.OnRecord(owner, new RoleChange(id, email, grant, Given: true, name));
        }

        await commits.SaveAsync(commit, cancellation);
        return role == Role.Applicant
            ? await people.GetOrCreateAsync(email, name: name, cancellation: cancellation)
            : await people.GrantAsync(email, grant, name, cancellation: cancellation);
    }

    /// <summary>Who holds the role under this name and another address: one person with two votes, or two of one name.</summary>
    private async Task<Person?> NamesakeAsync(
        string email, RoleGrant grant, string name, Func<Task<IReadOnlyList<Person>>> holders, CancellationToken cancellation)
    {
        var known = await people.HolderAsync(email, cancellation);
        var form = TextIdentity.Of(name.Length > 0 ? name : known.Person?.Name);
        return form.Length == 0 || known.Person?.Roles.Contains(grant) == true
            ? null
            : (await holders()).FirstOrDefault(p => p.Id != known.PersonId && TextIdentity.Of(p.Name) == form);
    }

    /// <exception cref="RefusedException">No such person, or an administrator's own administration.</exception>
    public async Task RevokeAsync(Actor actor, string personId, RoleGrant grant, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var person = await people.FindAsync(personId, cancellation) ?? throw new RefusedException(PeopleRefusals.NotFound());
        if (personId == actor.PersonId && grant.Role == Role.Administrator)
        {
            throw new RefusedException(PeopleRefusals.OwnRole());
        }

        if (person.Value.Roles.Contains(grant))
        {
            await commits.SaveAsync(
                new Commit(HomeKeys.System).OnRecord(actor, new RoleChange(personId, person.Value.Email, grant, Given: false)),
                cancellation);
            await people.RevokeAsync(personId, grant, cancellation);
        }
    }

    /// <summary>Removes address, name and language of a person; what they did stays on record under their pseudonymous id.</summary>
    /// <param name="typed">The person's address.</param>
    /// <exception cref="RefusedException">Another address was typed, the person holds a role, or something of theirs is still
    /// open.</exception>
    public async Task RemoveAsync(Actor actor, string personId, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var person = await people.FindAsync(personId, cancellation) ?? throw new RefusedException(PeopleRefusals.NotFound());
        if (person.Value.Roles.Count > 0)
        {
            throw new RefusedException(PeopleRefusals.HoldsRoles());
        }

        if (Person.Normalise(typed ?? "") != person.Value.Email)
        {
            throw new RefusedException(PeopleRefusals.AnotherAddress());
        }

        if (await IsInRunningRoundAsync(personId, cancellation))
        {
            throw new RefusedException(PeopleRefusals.StillOpen());
        }

        // First: an organisation that nobody is left for may be claimed by others.
        foreach (var code in person.Value.Organisations)
        {
            await claims.LeaveAsync(actor, personId, code, cancellation);
        }

        var commit = new Commit(HomeKeys.System)
            .Audit(AuditNote.By(actor, "person-removed", personId))
            .Then(Effect.Of(RemovalHandler.KindName, $"person-removed:{personId}", personId));
        if (await changes.FindAsync(personId, cancellation) is { } change)
        {
            commit.Delete(change.Key);
        }

        foreach (var key in new[] { CalendarAddress.KeyOf(personId), PhoneNumber.KeyOf(personId) })
        {
            if (await tables.GetAsync(HomeKeys.System, key, cancellation) is not null)
            {
                commit.Delete(key);
            }
        }

        // Who somebody is goes with their account.
        foreach (var row in await hands.RowsOfAsync(personId, cancellation))
        {
            commit.Delete(row);
        }

        await commits.SaveAsync(commit, cancellation);
        await people.RemoveAsync(personId, cancellation);
    }

    private async Task<bool> IsInRunningRoundAsync(string personId, CancellationToken cancellation)
    {
        var taken = await tables.EnumerateAsync(PersonIndex.Partition(personId), KeyRange.Prefix(PersonIndex.Everything), cancellation)
            .Select(row => PersonIndex.RoundOf(row.Key)!).Distinct().ToListAsync(cancellation);
        foreach (var roundId in taken)
        {
            if (await rounds.FindAsync(roundId, cancellation) is { Value.IsFinished: false })
            {
                return true;
            }
        }

        return false;
    }

    private async Task CheckAsync(string email, RoleGrant grant, string name, string language, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        if (EmailAddress.Normalised(email) is null)
        {
            refusals.Add(PeopleRefusals.Address());
        }

        if (grant.Role == Role.Applicant)
        {
            refusals.Add(PeopleRefusals.EverybodyApplies());
        }

        if (grant.Role != Role.Officer && grant.Role == Role.Recommender != grant.Desk is not null)
        {
            refusals.Add(PeopleRefusals.Desk());
        }
        else if (grant.Desk is { } desk && !await desks.HasAsync(grant.Role, desk, cancellation))
        {
            refusals.Add(RoleRefusals.UnknownDesk(desk));
        }

        if (name.Length > 100 || name.Any(char.IsControl))
        {
            refusals.Add(PeopleRefusals.Name());
        }
        else if (name.Length > 0 && !NameCheck.IsPerson(name))
        {
            refusals.Add(NameCheck.NoPerson("name", name));
        }

        if (language is not ("zh" or "en"))
        {
            refusals.Add(PeopleRefusals.Language());
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}

internal static class KnownPeople
{
    /// <exception cref="RefusedException">No such person.</exception>
    public static async Task<Person> DemandAsync(this PeopleStore people, string personId, CancellationToken cancellation) =>
        (await people.FindAsync(personId, cancellation))?.Value ?? throw new RefusedException(PeopleRefusals.NotFound());
}

internal static class PeopleRefusals
{
    private static readonly Texts Texts = new(typeof(PeopleRefusals));

    public static Refusal NotFound() => new("person-not-found", "person", Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal OwnRole() => new("own-role", "role", Texts.Of("own-role")) { Kind = RefusalKind.Forbidden };

    public static Refusal HoldsRoles() => new("person-holds-roles", null, Texts.Of("holds-roles")) { Kind = RefusalKind.Conflict };

    public static Refusal AnotherAddress() => new("confirmation-mismatch", "email", Texts.Of("another-address"));

    public static Refusal StillOpen() => new("person-still-open", null, Texts.Of("still-open")) { Kind = RefusalKind.Conflict };

    public static Refusal Address() => new("email-invalid", "email", Texts.Of("address"));

    public static Refusal EverybodyApplies() => new("role-not-granted", "role", Texts.Of("everybody-applies"));

    public static Refusal Desk() => new("desk-with-role", "desk", Texts.Of("desk"));

    public static Refusal Namesake(string name, string email) =>
        new("person-double", "twoPersons", Texts.Of("namesake", name, email)) { Kind = RefusalKind.Conflict };

    public static Refusal Name() => new("name-invalid", "name", Texts.Of("name"));

    public static Refusal Language() => new("language-unknown", "language", Texts.Of("language"));
}
