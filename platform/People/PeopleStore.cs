namespace Funding.Platform.People;

/// <summary>Persons by id, and by role for the office and the desks' mails.</summary>
public sealed class PeopleStore(ITableStore tables, TimeProvider clock)
{
    public const string Key = "person";
    /// <summary>Who holds a role; an installation has at least its first administrator there.</summary>
    public const string RolesPartition = "people";

    /// <returns>Null when unknown.</returns>
    public Task<Stored<Person>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        tables.GetAsync<Person>(PartitionOf(personId), Key, cancellation);

    /// <returns>How the person is named to others; the id when unknown.</returns>
    public async Task<string> ShownAsAsync(string personId, CancellationToken cancellation = default) =>
        (await FindAsync(personId, cancellation))?.Value.ShownAs ?? personId;

    public async Task<bool> HoldsAsync(string email, RoleGrant grant, CancellationToken cancellation) =>
        (await FindAsync(Person.IdOf(email), cancellation))?.Value.Roles.Contains(grant) ?? false;

    /// <summary>The person of an address, created when unknown.</summary>
    public async Task<Person> GetOrCreateAsync(
        string email, string language = "zh", string name = "", CancellationToken cancellation = default)
    {
        var id = Person.IdOf(email);
        if (await FindAsync(id, cancellation) is { } found)
        {
            return found.Value;
        }

        var person = New(id, email, language, name);
        return await InsertAsync(person, cancellation) ? person : (await FindAsync(id, cancellation))!.Value;
    }

    /// <summary>Changes a person until it is stored; the change must be safe to apply again.</summary>
    public Task<Person> ChangeAsync(string personId, Func<Person, Person> change, CancellationToken cancellation = default) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await FindAsync(personId, cancellation) ?? throw new InvalidOperationException($"No person {personId}.");
            var changed = change(stored.Value);
            if (changed != stored.Value)
            {
                await tables.CommitAsync(PartitionOf(personId), [RowCodec.Replace(stored, changed)], cancellation);
            }

            return changed;
        }, cancellation);

    /// <summary>
    /// Gives a role; the index row is written first, so that a crash in between shows a person too many, never one too few.
    /// </summary>
    public async Task<Person> GrantAsync(
        string email, RoleGrant grant, string name = "", string language = "zh", CancellationToken cancellation = default)
    {
        var id = Person.IdOf(email);
        var found = (await FindAsync(id, cancellation))?.Value;
        if (found is not null && found.Roles.Contains(grant) && (name.Length == 0 || found.Name == name))
        {
            return found;
        }

        await tables.CommitAsync(RolesPartition, [RowCodec.Upsert(IndexKey(grant, id), id)], cancellation);
        var person = New(id, email, language, name) with { Roles = [grant] };
        return found is null && await InsertAsync(person, cancellation)
            ? person
            : await ChangeAsync(
                id,
                p => (p.Roles.Contains(grant) ? p : p with { Roles = [.. p.Roles, grant] }) with { Name = name.Length > 0 ? name : p.Name },
                cancellation);
    }

    public async Task RevokeAsync(string personId, RoleGrant grant, CancellationToken cancellation = default)
    {
        await ChangeAsync(
            personId, p => p.Roles.Contains(grant) ? p with { Roles = [.. p.Roles.Where(r => r != grant)] } : p, cancellation);

        // Absent: the effect of the record has taken it at the same moment.
        await Attempts.OnceAsync(
            ConflictKind.Absent,
            () => tables.CommitAsync(RolesPartition, [new DeleteRow(IndexKey(grant, personId))], cancellation),
            cancellation);
    }

    /// <summary>Notes that a person acts for an organisation.</summary>
    public Task JoinAsync(string personId, string creditCode, CancellationToken cancellation) =>
        ChangeAsync(
            personId,
            p => p.Organisations.Contains(creditCode) ? p : p with { Organisations = [.. p.Organisations, creditCode] },
            cancellation);

    /// <summary>Removes a person unless they hold a role; a sign-in with the same address begins anew.</summary>
    public Task RemoveAsync(string personId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            if (await FindAsync(personId, cancellation) is { Value.Roles.Count: 0 } person)
            {
                await tables.CommitAsync(PartitionOf(personId), RowCodec.Delete(person), cancellation);
            }
        }, cancellation);

    /// <summary>Signs a person out everywhere; nothing when there is no such person, as for a sign-in link that nobody used.</summary>
    public async Task EndSessionsAsync(string personId, CancellationToken cancellation = default)
    {
        if (await FindAsync(personId, cancellation) is not null)
        {
            await ChangeAsync(personId, p => p with { SessionsEndedAt = TimeProvider.System.GetUtcNow() }, cancellation);
        }
    }

    /// <summary>Ends one session, so that a copy of its cookie is worth nothing.</summary>
    /// <param name="since">When it began.</param>
    /// <param name="longest">How long a session may last: what ended before is forgotten.</param>
    public async Task EndSessionAsync(string personId, DateTimeOffset since, TimeSpan longest, CancellationToken cancellation = default)
    {
        if (await FindAsync(personId, cancellation) is not null)
        {
            var from = TimeProvider.System.GetUtcNow() - longest;
            await ChangeAsync(personId, p => p.HasEnded(since)
                ? p
                : p with { EndedSessions = [.. p.EndedSessions.Where(at => at > from), since] }, cancellation);
        }
    }

    /// <summary>Persons that hold a role now; for a recommender, of one desk.</summary>
    public async Task<IReadOnlyList<Person>> InRoleAsync(Role role, string? desk = null, CancellationToken cancellation = default)
    {
        var people = new List<Person>();
        var range = KeyRange.Prefix(desk is null ? $"{role}:" : $"{role}:{desk}:");
        await foreach (var index in tables.EnumerateAsync<string>(RolesPartition, range, cancellation))
        {
            if (await FindAsync(index.Value, cancellation) is { } found && !found.Value.Disabled
                && found.Value.Roles.Any(r => r.Role == role && (desk is null || r.Desk == desk)))
            {
                people.Add(found.Value);
            }
        }

        return people;
    }

    public static string PartitionOf(string personId) => $"person:{personId}";

    private Person New(string id, string email, string language, string name)
    {
        var now = clock.GetUtcNow();
        return new Person
        {
            Id = id,
            Email = Person.Normalise(email),
            Language = language,
            Name = name,
            CreatedAt = now,
            LastSeenAt = now,
        };
    }

    private Task<bool> InsertAsync(Person person, CancellationToken cancellation) => Attempts.OnceAsync(
        () => tables.CommitAsync(PartitionOf(person.Id), [RowCodec.Insert(Key, person)], cancellation), cancellation);

    private static string IndexKey(RoleGrant grant, string personId) => $"{grant.Role}:{grant.Desk ?? "-"}:{personId}";
}
