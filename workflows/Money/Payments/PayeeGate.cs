namespace Funding.Workflows.Money.Payments;

/// <summary>Whom a hand may not pay: organisations they act for, or with which they declared a conflict.</summary>
public sealed class PayeeGate(PeopleStore people, OrganisationStore organisations, ConflictDeclarations conflicts)
{
    /// <summary>The codes of all such organisations: a read of the person, one for each round, one for each payee.</summary>
    /// <param name="payees">Award and credit code of each.</param>
    public async Task<IReadOnlySet<string>> BarredAsync(
        Actor actor, IReadOnlyCollection<(string AwardId, string CreditCode)> payees, CancellationToken cancellation = default)
    {
        var barred = (await people.FindAsync(actor.PersonId, cancellation))?.Value.Organisations.ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var round in payees.Select(p => RoundOf(p.AwardId)).OfType<string>().Distinct(StringComparer.Ordinal))
            barred.UnionWith(await conflicts.CodesAsync(actor.PersonId, round, cancellation));
        foreach (var some in payees.Select(p => p.CreditCode).Distinct(StringComparer.Ordinal).Chunk(GatherCommands.AtOnce))
        {
            var found = await Task.WhenAll(some.Select(code => organisations.FindAsync(code, cancellation)));
            barred.UnionWith(found.OfType<Stored<Organisation>>().Where(o => o.Value.Members.Contains(actor.PersonId))
                .Select(o => o.Value.CreditCode));
        }

        return barred;
    }

    /// <exception cref="RefusedException">One of the payees is such an organisation.</exception>
    public async Task DemandAsync(Actor actor, IReadOnlyCollection<RunItem> items, CancellationToken cancellation = default)
    {
        var barred = await BarredAsync(actor, [.. items.Select(i => (i.AwardId, i.CreditCode))], cancellation);
        if (items.FirstOrDefault(i => barred.Contains(i.CreditCode)) is { } own)
            throw new RefusedException(RunRefusals.Conflict(own.HolderName));
    }

    /// <summary>An award's id is its round's with a number behind it; of one taken over no round has the rest.</summary>
    private static string? RoundOf(string awardId) => awardId.LastIndexOf('-') is > 0 and var end ? awardId[..end] : null;
}
