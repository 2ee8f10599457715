namespace Funding.Workflows.Money.Payments;

/// <summary>Whom a hand may not pay: organisations they act for, or with which they declared a conflict, under whichever code.</summary>
public sealed class PayeeGate(
    PeopleStore people, OrganisationStore organisations, MergerStore mergers, ConflictDeclarations conflicts)
{
    /// <summary>Such payees, by their codes: a read of the person, of mergers, one for each round and one for each payee.</summary>
    /// <param name="payees">The round that gave it, null for none, and credit code of each.</param>
    public async Task<IReadOnlySet<string>> BarredAsync(
        Actor actor, IReadOnlyCollection<(string? Round, string CreditCode)> payees, CancellationToken cancellation = default)
    {
        var barred = (await people.FindAsync(actor.PersonId, cancellation))?.Value.Organisations.ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var round in payees.Select(p => p.Round).OfType<string>().Distinct(StringComparer.Ordinal))
            barred.UnionWith(await conflicts.CodesAsync(actor.PersonId, round, cancellation));
        var merged = await mergers.ReadAsync(cancellation);
        var codes = payees.Select(p => p.CreditCode).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, merged.CodesOf, StringComparer.Ordinal);
        foreach (var some in codes.SelectMany(c => c.Value).Distinct(StringComparer.Ordinal).Chunk(GatherCommands.AtOnce))
        {
            var found = await Task.WhenAll(some.Select(code => organisations.FindAsync(code, cancellation)));
            barred.UnionWith(found.OfType<Stored<Organisation>>().Where(o => o.Value.Members.Contains(actor.PersonId))
                .Select(o => o.Value.CreditCode));
        }

        return codes.Where(c => c.Value.Any(barred.Contains)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <exception cref="RefusedException">One of the payees is such an organisation.</exception>
    public async Task DemandAsync(Actor actor, IReadOnlyCollection<RunItem> items, CancellationToken cancellation = default)
    {
        var barred = await BarredAsync(actor, [.. items.Select(i => (RoundOf(i.Round, i.AwardId), i.CreditCode))], cancellation);
        if (items.FirstOrDefault(i => barred.Contains(i.CreditCode)) is { } own)
            throw new RefusedException(RunRefusals.Conflict(own.HolderName));
    }

    /// <summary>An award's id is its round's with a number behind it; of one taken over no round has the rest.</summary>
    /// <param name="round">Where it is said; null otherwise.</param>
    public static string? RoundOf(string? round, string awardId) =>
        round ?? (awardId.LastIndexOf('-') is > 0 and var end ? awardId[..end] : null);
}
