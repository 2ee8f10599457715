namespace Funding.Workflows.Money.Grants;

/// <summary>What a case is to have reserved in a line.</summary>
/// <param name="Follow">The row that its home writes right after it.</param>
public sealed record WantedMoney(LineId Line, string Case, Yuan Amount, RowName Follow);

/// <summary>
/// Reserves for many cases at once, all or nothing, and releases. Each posting has a key of its own, so whoever breaks off anywhere begins
/// again; what nothing followed is released by <see cref="BudgetReconcile"/>.
/// </summary>
public sealed class Reservations(BudgetStore lines, LedgerCommands ledger)
{
    // A case whose amount changed is a release and a reservation.
    private const int CasesAtOnce = LedgerWriter.MostAtOnce / 2;

    private static readonly Actor Actor = Actor.Rule("reservation");

    /// <summary>What lines could give to the cases: what is available, and what these cases hold already.</summary>
    public async Task<Yuan> AvailableAsync(LineId line, IReadOnlyCollection<string> cases, CancellationToken cancellation)
    {
        if (await lines.FindAsync(line, cancellation) is not { Value: var of }) return Yuan.Zero;
        var held = of.Balances.Reserved > Yuan.Zero ? await HeldAsync(line, cases, cancellation) : [];
        return of.Balances.Available + held.Values.Sum(c => c.Holds.Reserved);
    }

    /// <returns>What is missing, and then nothing is reserved that was not before; null where all is reserved.</returns>
    /// <param name="least">The pass from which reservations of these cases are counted.</param>
    public async Task<MoneyLack?> ReserveAsync(
        IReadOnlyList<WantedMoney> wanted, int least, CancellationToken cancellation)
    {
        var plans = new List<(LineId Line, IReadOnlyList<PostingDraft> Drafts)>();
        foreach (var of in wanted.Where(w => w.Amount > Yuan.Zero).GroupBy(w => w.Line))
        {
            var line = await lines.FindAsync(of.Key, cancellation);
            var held = await HeldAsync(of.Key, [.. of.Select(w => w.Case)], cancellation);
            IReadOnlyList<IReadOnlyList<PostingDraft>> drafts =
                [.. of.Select(w => Drafts(w, held.GetValueOrDefault(w.Case), least)).Where(d => d.Count > 0)];
            var needed = drafts.SelectMany(d => d).Aggregate(
                Yuan.Zero, (sum, d) => d.Key.Purpose == PostingPurpose.Reserve ? sum + d.Amount : sum - d.Amount);
            if (line is null || needed > line.Value.Balances.Available)
                return new(of.Key, needed, line?.Value.Balances.Available ?? Yuan.Zero, line is not null);
            plans.AddRange(drafts.Chunk(CasesAtOnce).Select(chunk => (of.Key, (IReadOnlyList<PostingDraft>)[.. chunk.SelectMany(d => d)])));
        }

        var posted = new List<(LineId Line, PostingDraft Draft)>();
        foreach (var (line, drafts) in plans)
        {
            try
            {
                await ledger.PostAsync(Actor, line, drafts, cancellation);
                posted.AddRange(drafts.Select(d => (line, d)));
            }
            catch (RefusedException refused) when (refused.Refusals.All(r => r.Code == MoneyRefusals.BeyondLineCode))
            {
                // Somebody else took it since it was looked at.
                await ReleaseAsync([.. posted.Where(p => p.Draft.Key.Purpose == PostingPurpose.Reserve)
                    .Select(p => (p.Line, p.Draft.Key.Case))], cancellation);
                var needed = drafts.Where(d => d.Key.Purpose == PostingPurpose.Reserve).Sum(d => d.Amount);
                return new(line, needed, (await lines.GetAsync(line, cancellation)).Value.Balances.Available, true);
            }
        }

        return null;
    }

    /// <summary>Frees what cases have reserved; nothing where they have none.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<(LineId Line, string Case)> cases, CancellationToken cancellation)
    {
        foreach (var of in cases.GroupBy(c => c.Line))
        {
            var held = await HeldAsync(of.Key, [.. of.Select(c => c.Case).Distinct(StringComparer.Ordinal)], cancellation);
            foreach (var chunk in held.Values.Where(c => c.Holds.Reserved > Yuan.Zero).Chunk(LedgerWriter.MostAtOnce))
                await ledger.PostAsync(Actor, of.Key, [.. chunk.Select(Release)], cancellation);
        }
    }

    /// <summary>The same of every case whose name begins so.</summary>
    public async Task ReleaseAllAsync(LineId line, string prefix, CancellationToken cancellation)
    {
        if (await lines.FindAsync(line, cancellation) is null) return;
        var held = await lines.CasesAsync(line, prefix, cancellation).Where(c => c.Holds.Reserved > Yuan.Zero).ToListAsync(cancellation);
        foreach (var chunk in held.Chunk(LedgerWriter.MostAtOnce))
            await ledger.PostAsync(Actor, line, [.. chunk.Select(Release)], cancellation);
    }

    /// <summary>What was reserved for an application is reserved for its award, so many at a time in one commit each.</summary>
    public async Task MoveAsync(
        IReadOnlyList<(string From, WantedMoney To)> moves, int least, CancellationToken cancellation)
    {
        foreach (var of in moves.Where(m => m.To.Amount > Yuan.Zero).GroupBy(m => m.To.Line))
            foreach (var chunk in of.Chunk(CasesAtOnce))
            {
                var held = await HeldAsync(of.Key, [.. chunk.SelectMany(m => new[] { m.From, m.To.Case })], cancellation);
                var drafts = chunk.Where(m => !IsThere(held.GetValueOrDefault(m.To.Case), m.To.Amount)).SelectMany(m =>
                    (held.GetValueOrDefault(m.From) is { } from && from.Holds.Reserved > Yuan.Zero
                        ? [Release(from)] : Array.Empty<PostingDraft>())
                        .Concat(Drafts(m.To, held.GetValueOrDefault(m.To.Case), least))).ToList();
                if (drafts.Count > 0) await ledger.PostAsync(Actor, of.Key, drafts, cancellation);
            }
    }

    private static bool IsThere(LineCase? of, Yuan amount) =>
        of is not null && of.Holds.Reserved + of.Holds.Committed + of.Holds.Paid >= amount;

    private static IReadOnlyList<PostingDraft> Drafts(WantedMoney wanted, LineCase? held, int least)
    {
        var reserved = held?.Holds.Reserved ?? Yuan.Zero;
        if (reserved == wanted.Amount) return [];
        var reserve = PostingDraft.Of(
            wanted.Case, PostingPurpose.Reserve, wanted.Amount, Math.Max(held?.LastPass ?? 0, least) + 1) with
        {
            Follow = wanted.Follow,
        };
        return reserved > Yuan.Zero ? [Release(held!), reserve] : [reserve];
    }

    private static PostingDraft Release(LineCase of) =>
        PostingDraft.Of(of.Case, PostingPurpose.Release, of.Holds.Reserved, Math.Max(of.LastPass, 1));

    private async Task<Dictionary<string, LineCase>> HeldAsync(
        LineId line, IReadOnlyCollection<string> cases, CancellationToken cancellation)
    {
        var held = new Dictionary<string, LineCase>(StringComparer.Ordinal);
        foreach (var chunk in cases.Chunk(LedgerWriter.MostAtOnce))
            foreach (var found in await Task.WhenAll(chunk.Select(of => lines.CaseAsync(line, of, cancellation))))
                if (found is { Value: var of }) held[of.Case] = of;
        return held;
    }
}
