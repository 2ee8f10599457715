namespace Funding.Workflows.Money.Payments;

/// <summary>Which payables a maker wants in a run.</summary>
/// <param name="Chosen">Keys as <see cref="PayableKeys.Of"/> writes them; null for all that are due.</param>
/// <param name="DueBy">The last day on which they fall due.</param>
public sealed record PayableChoice(IReadOnlyList<string>? Chosen, DateOnly DueBy);

/// <summary>Why a payable was not put into a run.</summary>
public enum NotGathered
{
    /// <summary>Somebody else put it into a run, or it was stopped, in that moment.</summary>
    Taken,

    /// <summary>The maker acts for the organisation, or declared a conflict with it.</summary>
    Conflict,
    NoAccount,

    /// <summary>A change of the account waits, or rests.</summary>
    AccountRests,

    /// <summary>The award has less committed in the line.</summary>
    BeyondAward,

    /// <summary>Its award passes to another holder in this moment.</summary>
    Passes,

    /// <summary>The bank takes no more in one file.</summary>
    Full,
}

/// <param name="Left">What was not put in, and why.</param>
public sealed record Gathered(int Put, IReadOnlyList<(Payable Payable, NotGathered Why)> Left);

/// <summary>
/// Puts payables into runs and takes them out. They go in batches, each one commit of the line's partition with the run's row, so that the
/// process may end between any two of them.
/// </summary>
public sealed class GatherCommands(
    RunStore runs, BudgetStore lines, HandStore hands, PayeeGate payees, PayeeWriter holders, AccountStore accounts, Catalogue catalogue,
    CommitWriter commits)
{
    /// <summary>Items of a commit: at most three rows each, and two more.</summary>
    public const int AtOnce = 30;

    private const int Tries = 10;

    /// <summary>Puts payables into a run that is open.</summary>
    /// <exception cref="RefusedException">Not the run's maker, or it is not open any more.</exception>
    public async Task<Gathered> GatherAsync(
        Actor actor, LineId line, int number, PayableChoice choice, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var run = (await runs.GetAsync(line, number, cancellation)).Value;
        RunDecision.Demand(run, RunAct.Make, hand);
        if (choice.Chosen is { Count: 0 }) throw new RefusedException(RunRefusals.NothingChosen());
        var all = (await runs.PayablesAsync(line, cancellation)).Select(p => p.Value).ToList();
        var chosen = choice.Chosen?.ToHashSet(StringComparer.Ordinal);
        var wanted = all.Where(PayableMoves.MayBePut)
            .Where(p => chosen is null ? p.DueOn <= choice.DueBy : chosen.Contains(PayableKeys.Of(p.AwardId, p.Tranche)))
            .OrderBy(p => p.DueOn).ThenBy(p => p.AwardId, StringComparer.Ordinal).ThenBy(p => p.Tranche, StringComparer.Ordinal).ToList();
        var underWay = all.Where(p => p.State is PayableState.InRun or PayableState.Sent).GroupBy(p => p.AwardId)
            .ToDictionary(award => award.Key, award => award.Sum(p => p.Amount), StringComparer.Ordinal);
        var (most, put, left) = (BankOf(run).Most, 0, new List<(Payable, NotGathered)>());
        foreach (var some in wanted.Chunk(AtOnce))
        {
            if (run.Count + put >= most)
                left.AddRange(some.Select(p => (p, NotGathered.Full)));
            else
                put += await PutAsync(
                    actor, line, number, hand, await FittingAsync(actor, line, some, underWay, left, cancellation), left, cancellation);
        }

        return new(put, left);
    }

    /// <summary>Those that the maker may pay, and that their awards have committed beside what is under way.</summary>
    /// <param name="underWay">By award; what fits is added.</param>
    private async Task<IReadOnlyList<Payable>> FittingAsync(
        Actor actor, LineId line, Payable[] some, Dictionary<string, Yuan> underWay, List<(Payable, NotGathered)> left,
        CancellationToken cancellation)
    {
        var cases = await CasesAsync(line, some, cancellation);
        var named = new List<Payable>();
        foreach (var payable in some)
        {
            if (await holders.PayeeAsync(cases.GetValueOrDefault(payable.AwardId)?.Value, payable, cancellation) is { } payee)
                named.Add(payable with { CreditCode = payee.CreditCode, HolderName = payee.Name });
            else
                left.Add((payable, NotGathered.Passes));
        }

        var barred = await payees.BarredAsync(
            actor, [.. named.Select(p => (PayeeGate.RoundOf(p.Round, p.AwardId), p.CreditCode))], cancellation);
        var fitting = new List<Payable>();
        foreach (var payable in named)
        {
            if (barred.Contains(payable.CreditCode))
                left.Add((payable, NotGathered.Conflict));
            else if (underWay.GetValueOrDefault(payable.AwardId) + payable.Amount is var sum
                && sum > (cases.GetValueOrDefault(payable.AwardId)?.Value.Holds.Committed ?? Yuan.Zero))
            {
                left.Add((payable, NotGathered.BeyondAward));
            }
            else
            {
                underWay[payable.AwardId] = sum;
                fitting.Add(payable);
            }
        }

        return fitting;
    }

    /// <summary>What the awards have of the line, by award.</summary>
    private async Task<Dictionary<string, Stored<LineCase>>> CasesAsync(
        LineId line, IEnumerable<Payable> some, CancellationToken cancellation) =>
        (await Task.WhenAll(some.Select(p => p.AwardId).Distinct(StringComparer.Ordinal).Select(
            award => lines.CaseAsync(line, award, cancellation)))).OfType<Stored<LineCase>>()
            .ToDictionary(c => c.Value.Case, StringComparer.Ordinal);

    /// <summary>Takes one payment out of a run that is open: it waits again.</summary>
    /// <exception cref="RefusedException">Not the run's maker, not open any more, or no such payment.</exception>
    public async Task RemoveAsync(Actor actor, LineId line, int number, int item, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        RunDecision.Demand(stored.Value, RunAct.Make, hand);
        var taken = await runs.ItemAsync(line, number, item, cancellation) ?? throw new RefusedException(RunRefusals.NoItem());
        var run = stored.Value with { Count = stored.Value.Count - 1, Sum = stored.Value.Sum - taken.Value.Amount };
        var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run).Delete(taken.Key, taken.ETag).Audit(RunCommands.Noted(
            actor, "payment-taken-out", run, ("payment", run.ReferenceOf(item)), ("award", taken.Value.AwardId)));
        await ReleaseAsync(commit, line, taken.Value, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>In a commit of its run: the payable of an item waits again.</summary>
    internal async Task ReleaseAsync(Commit commit, LineId line, RunItem item, CancellationToken cancellation)
    {
        if (await runs.PayableAsync(line, item.AwardId, item.Tranche, cancellation) is { } payable
            && PayableMoves.IsIn(payable.Value, item))
            commit.Replace(payable, PayableMoves.Release(payable.Value));
    }

    private Task<int> PutAsync(
        Actor actor, LineId line, int number, Hand hand, IReadOnlyList<Payable> some, List<(Payable, NotGathered)> left,
        CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await runs.GetAsync(line, number, cancellation);
            var run = stored.Value;
            RunDecision.Demand(run, RunAct.Make, hand);
            var most = BankOf(run).Most;
            // Whose the payment is stands in the case: an award that passes meanwhile replaces it, and this commit fails.
            var cases = await CasesAsync(line, some, cancellation);
            var found = await Task.WhenAll(some.Select(async p => (
                Payable: await runs.PayableAsync(line, p.AwardId, p.Tranche, cancellation),
                Account: (await accounts.FindAsync(p.CreditCode, cancellation))?.Value, Wanted: p)));
            var commit = new Commit(MoneyKeys.Partition(line));
            var (put, out_) = (new List<RunItem>(), new List<(Payable, NotGathered)>());
            foreach (var (payable, account, wanted) in found)
            {
                var of = cases.GetValueOrDefault(wanted.AwardId);
                var why = payable is null || !PayableMoves.MayBePut(payable.Value) ? NotGathered.Taken
                    : (await holders.PayeeAsync(of?.Value, payable.Value, cancellation))?.CreditCode != wanted.CreditCode
                        ? NotGathered.Passes
                    : run.Count + put.Count >= most || run.LastItem + put.Count >= RunKeys.MostRuns ? NotGathered.Full
                    : AccountDecision.BarPaying(account, accounts.Today) switch
                    {
                        null => (NotGathered?)null,
                        AccountPhase.None or AccountPhase.FirstWaits => NotGathered.NoAccount,
                        _ => NotGathered.AccountRests,
                    };
                if (why is { } reason)
                {
                    out_.Add((wanted, reason));
                    continue;
                }

                var after = PayableMoves.Put(payable!.Value, number) with
                {
                    CreditCode = wanted.CreditCode,
                    HolderName = wanted.HolderName,
                };
                var item = new RunItem(
                    number, run.LastItem + put.Count + 1, after.AwardId, after.Tranche, after.Attempt, after.CreditCode, after.HolderName,
                    after.Amount, PayeeAccount.Of(account!.Current!))
                {
                    Round = after.Round,
                };
                commit.Replace(payable, after).Insert(RunKeys.Item(number, item.Number), item);
                put.Add(item);
            }

            if (put.Count > 0)
            {
                foreach (var award in put.Select(i => i.AwardId).Distinct(StringComparer.Ordinal))
                    if (cases.GetValueOrDefault(award) is { } of) commit.Replace(of, PayeeDecision.Taken(of.Value));
                run = run with
                {
                    Count = run.Count + put.Count,
                    LastItem = run.LastItem + put.Count,
                    Sum = run.Sum + put.Sum(i => i.Amount),
                };
                commit.Replace(stored, run).Audit(RunCommands.Noted(actor, "payments-put-in", run, ("awards", string.Join(
                    ' ', put.Select(i => $"{i.AwardId}:{i.Tranche}:{i.Attempt.ToString(CultureInfo.InvariantCulture)}")))));
                await commits.SaveAsync(commit, cancellation);
            }

            left.AddRange(out_);
            return put.Count;
        }, cancellation);

    private BankTemplate BankOf(PaymentRun run) =>
        catalogue.Banks.FirstOrDefault(b => b.Id == run.Bank) ?? throw new RefusedException(RunRefusals.NoBank());
}
