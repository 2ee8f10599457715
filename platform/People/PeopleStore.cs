namespace Funding.Platform.People;

/// <summary>Persons by id, and by role for the office and the desks' mails.</summary>
/// <param name="departments">Null where no programme has a department of its own.</param>
public sealed partial class PeopleStore(ITableStore tables, TimeProvider clock, IDepartments? departments = null)
{
    public const string Key = "person";
    /// <summary>Who holds a role; an installation has at least its first administrator there.</summary>
    public const string RolesPartition = "people";

    private const string NoDesk = "-";

    // A list gives many people a role in one moment.
    private readonly GatheredCommits gathered = new(tables);

    // A new person is mostly changed right after: by what they join.
    private readonly KeptRows<Person> kept = new();

    /// <returns>Null when unknown.</returns>
    public Task<Stored<Person>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        tables.GetAsync<Person>(PartitionOf(personId), Key, cancellation);

    /// <returns>How the person is named to others; the id when unknown.</returns>
    public async Task<string> ShownAsAsync(string personId, CancellationToken cancellation = default) =>
        (await FindAsync(personId, cancellation))?.Value.ShownAs ?? personId;

    public async Task<bool> HoldsAsync(string email, RoleGrant grant, CancellationToken cancellation) =>
        (await HolderAsync(email, cancellation)).Person?.Roles.Contains(grant) ?? false;

    /// <summary>The person of an address, created when unknown.</summary>
    /// <exception cref="RefusedException">A person is on the way to it.</exception>
    public Task<Person> GetOrCreateAsync(
        string email, string language = "zh", string name = "", CancellationToken cancellation = default) =>
        GetOrCreateAsync(email, null, language, name, cancellation);

    /// <param name="read">Who had the address a moment ago: it is read again only where that has changed.</param>
    /// <inheritdoc cref="GetOrCreateAsync(string, string, string, CancellationToken)"/>
    public Task<Person> GetOrCreateAsync(AddressHolder read, CancellationToken cancellation) =>
        GetOrCreateAsync(read.Address, read, "zh", "", cancellation);

    private Task<Person> GetOrCreateAsync(
        string email, AddressHolder? read, string language, string name, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var holder = read is { Arrived: true } ? read : await ArrivedAsync(email, cancellation);
            read = null;
            return holder.Person ?? await CreateAsync(holder, New(holder, language, name), cancellation);
        }, cancellation);

    /// <summary>Changes a person until it is stored; the change must be safe to apply again.</summary>
    public async Task<Person> ChangeAsync(string personId, Func<Person, Person> change, CancellationToken cancellation = default)
    {
        // That nothing is to be changed is for the row as it is now to say.
        if (kept.Find(PartitionOf(personId), Key) is { } known && change(known.Value) is var changed && changed != known.Value
            && await Attempts.OnceAsync(() => WriteAsync(known, changed, cancellation), cancellation))
        {
            return changed;
        }

        return await Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await FindAsync(personId, cancellation) ?? throw new InvalidOperationException($"No person {personId}.");
            var written = change(stored.Value);
            if (written != stored.Value)
            {
                await WriteAsync(stored, written, cancellation);
            }

            return written;
        }, cancellation);
    }

    private async Task WriteAsync(Stored<Person> before, Person after, CancellationToken cancellation)
    {
        var partition = PartitionOf(after.Id);
        kept.Forget(partition, Key);
        var etag = await tables.CommitAsync(partition, RowCodec.Replace(before, after), cancellation);
        kept.Keep(partition, new(after, Key, etag));
    }

    /// <summary>
    /// Gives a role; the index row is written first, so that a crash in between shows a person too many, never one too few.
    /// </summary>
    /// <exception cref="RefusedException">A person is on the way to the address.</exception>
    public Task<Person> GrantAsync(
        string email, RoleGrant grant, string name = "", string language = "zh", CancellationToken cancellation = default) =>
        GrantAsync(email, null, grant, name, language, cancellation);

    /// <param name="read">Who had the address a moment ago: it is read again only where that has changed.</param>
    /// <inheritdoc cref="GrantAsync(string, RoleGrant, string, string, CancellationToken)"/>
    public Task<Person> GrantAsync(AddressHolder read, RoleGrant grant, string name, CancellationToken cancellation) =>
        GrantAsync(read.Address, read, grant, name, "zh", cancellation);

    private Task<Person> GrantAsync(
        string email, AddressHolder? read, RoleGrant grant, string name, string language, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var holder = read is { Arrived: true } ? read : await ArrivedAsync(email, cancellation);
            read = null;
            if (holder.Person is { } person)
            {
                return await GrantToAsync(person, grant, name, cancellation);
            }

            await IndexAsync(grant, holder.PersonId, cancellation);
            return await CreateAsync(holder, New(holder, language, name) with { Roles = [grant] }, cancellation);
        }, cancellation);

    /// <summary>Carries out what is on record: the role is the person's, wherever their address has gone since.</summary>
    internal async Task GrantAsync(RoleChange change, CancellationToken cancellation)
    {
        var holder = await HolderAsync(change.Email, cancellation);
        var person = holder.PersonId == change.PersonId ? holder.Person : (await FindAsync(change.PersonId, cancellation))?.Value;
        if (person is not null)
        {
            await GrantToAsync(person, change.Grant, change.Name, cancellation);
        }
        else
        {
            await GrantAsync(change.Email, holder, change.Grant, change.Name, change.Language, cancellation);
        }
    }

    private async Task<Person> GrantToAsync(Person person, RoleGrant grant, string name, CancellationToken cancellation)
    {
        if (person.Roles.Contains(grant) && (name.Length == 0 || person.Name == name))
        {
            return person;
        }

        await IndexAsync(grant, person.Id, cancellation);
        return await ChangeAsync(
            person.Id,
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

    /// <summary>
    /// Removes a person unless they hold a role. Whoever signs in with the address afterwards is another person.
    /// </summary>
    public async Task RemoveAsync(string personId, CancellationToken cancellation)
    {
        if (await FindAsync(personId, cancellation) is not { Value: { Roles.Count: 0 } person })
        {
            return;
        }

        // The address first: were the person gone before it, its next owner would get their id.
        await GiveUpAsync(person.Email, personId, cancellation);
        await Attempts.OnceAsync(
            ConflictKind.Absent,
            () => tables.CommitAsync(PartitionOf(personId), [new DeleteRow(Key)], cancellation),
            cancellation);
    }

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

    /// <summary>Persons of a role that handle something in the office: officers are those of the department that leads it.</summary>
    /// <param name="home">Id of a round, an award, a budget line or a programme.</param>
    public async Task<IReadOnlyList<Person>> HandlingAsync(Role role, string home, CancellationToken cancellation = default) =>
    [
        .. (await InRoleAsync(role, null, cancellation)).Where(p => p.Roles.Any(r => r.Role == role && Handles(r, home))),
    ];

    /// <summary>Whether a role is one for the department that leads it; roles but an officer's are for all.</summary>
    /// <inheritdoc cref="HandlingAsync"/>
    public bool Handles(RoleGrant grant, string home) => grant.Role != Role.Officer || grant.Desk == departments?.Of(home);

    /// <summary>
    /// Who holds a role, by its list alone: one query, and nobody is read. A role whose taking broke off may still be in it.
    /// </summary>
    public async Task<IReadOnlyList<RoleGrant>> GrantsAsync(Role role, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync(RolesPartition, KeyRange.Prefix($"{role}:"), cancellation)
            .Select(row => new RoleGrant(role, row.Key.Split(':')[1] is var desk and not NoDesk ? desk : null))
            .ToListAsync(cancellation);

    /// <summary>Whether anybody holds it: one row is read.</summary>
    public Task<bool> AnyInRoleAsync(Role role, CancellationToken cancellation = default) =>
        tables.AnyAsync(RolesPartition, $"{role}:", cancellation);

    public static string PartitionOf(string personId) => $"person:{personId}";

    private Person New(AddressHolder holder, string language, string name)
    {
        var now = clock.GetUtcNow();
        return new Person
        {
            Id = holder.PersonId,
            Email = holder.Address,
            Language = language,
            Name = name,
            CreatedAt = now,
            LastSeenAt = now,
        };
    }

    private async Task<Person> CreateAsync(AddressHolder holder, Person person, CancellationToken cancellation)
    {
        var insert = RowCodec.Insert(Key, person);
        if (holder.Row is null)
        {
            var etags = await tables.CommitAsync(PartitionOf(person.Id), [Taken(holder, person.Id), insert], cancellation);
            kept.Keep(PartitionOf(person.Id), new(person, Key, etags[1]));
            return person;
        }

        // A row that names a person who is not there is one whose taking broke off here.
        if (holder.Row.Value.PersonId is null)
        {
            await tables.CommitAsync(AddressRow.PartitionOf(holder.Address), [Taken(holder, person.Id)], cancellation);
        }

        await tables.CommitAsync(PartitionOf(person.Id), [insert], cancellation);
        return person;
    }

    private Task IndexAsync(RoleGrant grant, string personId, CancellationToken cancellation) =>
        gathered.CommitAsync(RolesPartition, [RowCodec.Upsert(IndexKey(grant, personId), personId)], cancellation);

    private static string IndexKey(RoleGrant grant, string personId) => $"{grant.Role}:{grant.Desk ?? NoDesk}:{personId}";
}
