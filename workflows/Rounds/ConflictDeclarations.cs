namespace Funding.Workflows.Rounds;

/// <summary>Conflicts that officers and committee members declare with an organisation; who declared one decides nothing of it.</summary>
public sealed class ConflictDeclarations(ITableStore tables, CommitWriter commits)
{
    private readonly KeptSide<ILookup<string, string>> declared = new();

    /// <exception cref="RefusedException">The code is wrong or the reason is missing.</exception>
    public async Task DeclareAsync(Actor actor, string roundId, string creditCode, string reason, CancellationToken cancellation = default)
    {
        if (!actor.Can(Right.DecideEligibility))
        {
            actor.Demand(Right.ApproveRanking);
        }

        // A code outside the check is taken when an applicant has confirmed it: one that was mistyped would bar nobody.
        var known = CreditCode.Read(creditCode, confirmed: true).Code is { } typed
            && await tables.GetAsync(RoundKeys.Partition(roundId), RoundKeys.Application($"{typed}-1"), cancellation) is not null;
        var reading = CreditCode.Read(creditCode, known);
        if (reading.Problem is { } problem)
        {
            throw new RefusedException(CreditCodeRefusals.For(problem, "creditCode"));
        }

        Reasons.Demand(reason);
        var code = reading.Code!.Value;
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Upsert(RoundKeys.Conflict(actor.PersonId, code), reason)
            .MoveListSide()
            .Audit(AuditNote.By(actor, "conflict-declared", code))
            .WakeRound(roundId);

        // A case that goes its own way may need a deputy at once; an organisation has a few.
        await foreach (var application in tables.EnumerateAsync<Application>(
            commit.Partition, KeyRange.Prefix(RoundKeys.Application($"{code}-")), cancellation))
        {
            if (application.Value.At is { } at)
            {
                commit.Wake(new CaseKey(roundId, at.Stage, application.Value.Id).Subject);
            }
        }

        await commits.SaveAsync(commit, cancellation);
    }

    /// <summary>The organisations with which the person declared a conflict, by their codes: one query.</summary>
    public async Task<IReadOnlySet<string>> CodesAsync(string personId, string roundId, CancellationToken cancellation = default)
    {
        var prefix = $"{RoundKeys.Conflicts}{personId}:";
        return await tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), cancellation)
            .Select(row => row.Key[prefix.Length..])
            .ToHashSetAsync(cancellationToken: cancellation);
    }

    /// <summary>Whether the person is barred from one application: they act for it or a party, or named its applicant or a party.</summary>
    public async Task<bool> HasWithAsync(string personId, Application application, CancellationToken cancellation = default) =>
        Binds(await CodesAsync(personId, application.RoundId, cancellation), personId, application);

    /// <inheritdoc cref="HasWithAsync"/>
    /// <param name="codes">Those with which the person declared a conflict.</param>
    public static bool Binds(IReadOnlySet<string> codes, string personId, Application application) =>
        application.Persons().Contains(personId)
        || application.Parties.Select(p => p.CreditCode).Append(application.CreditCode).OfType<string>()
            .Any(code => codes.Contains(CreditCode.Read(code, confirmed: true).Code?.Value ?? code));

    /// <summary>
    /// Ids of the applications from which the person is barred: nothing is read where they declared no conflict in the round and do not
    /// apply in it, else a query for a thousand applications.
    /// </summary>
    public async Task<IReadOnlySet<string>> BarredAsync(string personId, string roundId, CancellationToken cancellation = default)
    {
        var codes = await CodesAsync(personId, roundId, cancellation);
        return await BarredAsync(personId, roundId, codes, cancellation);
    }

    /// <inheritdoc cref="BarredAsync(string, string, CancellationToken)"/>
    /// <param name="head">By it is known whether anybody has declared a conflict since they were read, see <see cref="ListSide"/>.</param>
    public async Task<IReadOnlySet<string>> BarredAsync(
        string personId, string roundId, string head, CancellationToken cancellation = default)
    {
        var all = await declared.OfAsync(roundId, head, () => ByPersonAsync(roundId, cancellation));
        return await BarredAsync(personId, roundId, all[personId].ToHashSet(StringComparer.Ordinal), cancellation);
    }

    private async Task<IReadOnlySet<string>> BarredAsync(
        string personId, string roundId, IReadOnlySet<string> codes, CancellationToken cancellation)
    {
        if (codes.Count == 0 && !await AppliesAsync(personId, roundId, cancellation)) return FrozenSet<string>.Empty;
        return await tables.EnumerateAsync<Application>(
                RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Where(a => Binds(codes, personId, a.Value)).Select(a => a.Value.Id).ToHashSetAsync(cancellationToken: cancellation);
    }

    /// <summary>Everybody's, the codes by person: one query for a thousand.</summary>
    private async Task<ILookup<string, string>> ByPersonAsync(string roundId, CancellationToken cancellation) =>
        (await tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Conflicts), cancellation)
            .Select(row => row.Key[RoundKeys.Conflicts.Length..].Split(':', 2)).ToListAsync(cancellation))
        .ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private Task<bool> AppliesAsync(string personId, string roundId, CancellationToken cancellation) =>
        tables.AnyAsync(PersonIndex.Partition(personId), PersonIndex.Application(roundId, ""), cancellation);

    /// <summary>
    /// Whether the person declared a conflict with anybody in the round, or applies in it: who did votes on no ranking of it.
    /// </summary>
    public async Task<bool> HasAnyAsync(string personId, string roundId, CancellationToken cancellation = default) =>
        await tables.AnyAsync(RoundKeys.Partition(roundId), $"{RoundKeys.Conflicts}{personId}:", cancellation)
        || await AppliesAsync(personId, roundId, cancellation);

    /// <summary>
    /// What a committee reads of a round as a whole, its ranking, its file, its record, names every application: a member who declared a
    /// conflict in it, or applies, gets nothing of it. The office reads as it did.
    /// </summary>
    /// <exception cref="RefusedException">The actor reads as one of the committee and is recused.</exception>
    public async Task DemandNotRecusedAsync(Actor actor, Round round, CancellationToken cancellation = default)
    {
        if (await IsRecusedAsync(actor, round, cancellation))
        {
            throw new RefusedException(RoundRefusals.Recused());
        }
    }

    /// <inheritdoc cref="DemandNotRecusedAsync"/>
    public async Task<bool> IsRecusedAsync(Actor actor, Round round, CancellationToken cancellation = default) =>
        (!actor.Can(Right.ReadAllApplications) || round.Committee.Contains(actor.PersonId) || round.Deputies.Contains(actor.PersonId))
        && await HasAnyAsync(actor.PersonId, round.Id, cancellation);
}

/// <summary>A reason that goes on record: 5 to 1,000 characters.</summary>
public static class Reasons
{
    /// <summary>Characters that one has at least.</summary>
    public const int Fewest = 5;

    private static readonly Texts Texts = new(typeof(Reasons));

    /// <exception cref="RefusedException">Too short or too long, or with characters that do not show.</exception>
    public static string Demand(string? reason, string field = "reason")
    {
        var text = reason?.Trim() ?? "";
        if (TextSafety.Check(text, field, multiline: true).FirstOrDefault() is { } unsafeText)
        {
            throw new RefusedException(unsafeText);
        }

        return text.EnumerateRunes().Count() is >= Fewest and <= 1000
            ? text
            : throw new RefusedException(new Refusal("reason-required", field, Texts.Of("required")));
    }
}
