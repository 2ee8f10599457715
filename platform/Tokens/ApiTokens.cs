namespace Funding.Platform.Tokens;

/// <summary>Bearer tokens of scripts and other systems: one person in exactly one role, until a moment. Stored by their hash.</summary>
public sealed class ApiTokens(ITableStore tables, PeopleStore people, IDesks desks, CommitWriter commits, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    internal const string Partition = "api-tokens";
    private static readonly Actor CommandLine = Actor.Rule("command-line");

    /// <summary>
    /// Issues a token and gives the person the role where they lack it. Only the command line of the host's owner calls it.
    /// </summary>
    /// <param name="desk">For a recommender: the desk's id; for an officer the department's, or null; null for every other role.</param>
    /// <param name="lifetime">One minute to <see cref="Longest"/>.</param>
    /// <exception cref="RefusedException">No address, no such desk, or a lifetime out of range.</exception>
    public async Task<IssuedToken> IssueAsync(
        string email, Role role, string? desk, TimeSpan lifetime, CancellationToken cancellation = default)
    {
        await CheckAsync(email, role, desk, lifetime, cancellation);
        var text = TokenText.New();
        var hash = TokenText.HashOf(text);
        var now = clock.GetUtcNow();
        var grant = new RoleGrant(role, desk);
        var token = new ApiToken(
            hash[..12], await people.IdOfAsync(email, cancellation), Person.Normalise(email), role, desk, now, now + lifetime);
        var commit = new Commit(HomeKeys.System)
            .Audit(AuditNote.By(
                CommandLine, "token-issued", token.Id,
                ("person", token.PersonId), ("role", $"{role}"), ("until", $"{token.ExpiresAt:O}")))
            .Then(Effect.Of(TokenHandler.KindName, $"token:{token.Id}", new KeptToken(hash, token)));
        if (role != Role.Applicant && !await people.HoldsAsync(email, grant, cancellation))
        {
            commit.OnRecord(CommandLine, new RoleChange(token.PersonId, email, grant, Given: true));
        }

        await commits.SaveAsync(commit, cancellation);
        _ = role == Role.Applicant
            ? await people.GetOrCreateAsync(email, cancellation: cancellation)
            : await people.GrantAsync(email, grant, cancellation: cancellation);
        await TokenHandler.KeepAsync(tables, new KeptToken(hash, token), cancellation);
        return new IssuedToken(token, text);
    }

    /// <summary>The actor that a token acts as.</summary>
    /// <returns>Null when the token is unknown, over, revoked, or its person has lost the role or the account.</returns>
    public async Task<Actor?> FindAsync(string? text, CancellationToken cancellation = default)
    {
        if (!TokenText.IsOne(text)
            || await tables.GetAsync<ApiToken>(Partition, TokenText.HashOf(text!), cancellation) is not { Value: var token }
            || !token.IsValidAt(clock.GetUtcNow()))
        {
            return null;
        }

        var person = (await people.FindAsync(token.PersonId, cancellation))?.Value;
        return person is { Disabled: false }
            && (token.Role == Role.Applicant || person.Roles.Contains(new RoleGrant(token.Role, token.Desk)))
            ? new Actor(person.Id, person.ShownAs, new HashSet<Role> { token.Role }, token.Desk, $"token:{token.Id}")
            {
                Departments = new HashSet<string>(StringComparer.Ordinal) { token.Desk ?? "" },
            }
            : null;
    }

    /// <summary>Tokens in no particular order, the revoked and expired ones among them; one page.</summary>
    public async Task<(IReadOnlyList<ApiToken> Tokens, string? Continuation)> ListAsync(
        Actor actor, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var page = await tables.QueryAsync<ApiToken>(Partition, KeyRange.All, 100, continuation, cancellation);
        return ([.. page.Items.Select(t => t.Value)], page.Continuation);
    }

    /// <summary>Ends a token; one that is ended already stays so.</summary>
    /// <param name="id">Its 12 digits.</param>
    public async Task RevokeAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        if (id.Length != 12 || !id.All(char.IsAsciiHexDigitLower)
            || (await tables.QueryAsync<ApiToken>(Partition, KeyRange.Prefix(id), 1, null, cancellation)).Items is not [var stored])
        {
            throw new RefusedException(TokenRefusals.NotFound(id));
        }

        if (stored.Value.RevokedAt is null)
        {
            await tables.CommitAsync(
                Partition, RowCodec.Replace(stored, stored.Value with { RevokedAt = clock.GetUtcNow() }), cancellation);
            await RecordAsync(AuditNote.By(actor, "token-revoked", id), cancellation);
        }
    }

    /// <summary>Forgets tokens that were over before the moment; the retention job calls it.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var gone = 0;
        await foreach (var stored in tables.EnumerateAsync<ApiToken>(Partition, KeyRange.All, cancellation))
        {
            if (stored.Value.ExpiresAt < before)
            {
                await tables.CommitAsync(Partition, new DeleteRow(stored.Key), cancellation);
                gone++;
            }
        }

        return gone;
    }

    private Task RecordAsync(AuditNote note, CancellationToken cancellation) =>
        commits.SaveAsync(new Commit(HomeKeys.System).Audit(note), cancellation);

    private async Task CheckAsync(string email, Role role, string? desk, TimeSpan lifetime, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        if (EmailAddress.Normalised(email) is null)
        {
            refusals.Add(TokenRefusals.Address());
        }

        if (role == Role.Recommender && desk is null)
        {
            refusals.Add(TokenRefusals.DeskMissing());
        }
        else if (role is not (Role.Recommender or Role.Officer) && desk is not null)
        {
            refusals.Add(TokenRefusals.DeskNotTaken());
        }
        else if (desk is not null && !await desks.HasAsync(role, desk, cancellation))
        {
            refusals.Add(RoleRefusals.UnknownDesk(desk));
        }

        if (lifetime < TimeSpan.FromMinutes(1) || lifetime > Longest)
        {
            refusals.Add(TokenRefusals.Lifetime(Longest));
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}
