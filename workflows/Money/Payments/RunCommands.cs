namespace Funding.Workflows.Money.Payments;

/// <summary>Which payables a maker wants in a run.</summary>
/// <param name="Chosen">Keys as <see cref="PayableKeys.Of"/> writes them; null for all that are due.</param>
/// <param name="DueBy">The last day on which they fall due.</param>
public sealed record PayableChoice(IReadOnlyList<string>? Chosen, DateOnly DueBy);

/// <summary>Why a payable was not put into a run.</summary>
public enum LeftOut
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

    /// <summary>The bank takes no more in one file.</summary>
    Full,
}

/// <param name="Left">What was not put in, and why.</param>
public sealed record Gathered(int Put, IReadOnlyList<(Payable Payable, LeftOut Why)> Left);

/// <summary>
/// Runs of payments: made, checked and approved by three verified persons. Payables and items go in batches, each one commit of the line's
/// partition with the run's row, so that the process may end between any two of them.
/// </summary>
public sealed class RunCommands(
    RunStore runs, BudgetStore lines, HandStore hands, PayeeGate payees, AccountStore accounts, CodeCommands codes, PaymentOptions options,
    Catalogue catalogue, CommitWriter commits)
{
    /// <summary>Items of a commit: two rows each, and two more.</summary>
    public const int AtOnce = 45;

    private const int Tries = 10;
    private const int MostTold = 30;

    /// <summary>Begins a run.</summary>
    /// <param name="bank">Id of a template.</param>
    /// <exception cref="RefusedException">Not a verified person, no such line or bank.</exception>
    public async Task<PaymentRun> OpenAsync(Actor actor, LineId line, string bank, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        _ = await lines.GetAsync(line, cancellation);
        if (catalogue.Banks.All(b => b.Id != bank)) throw new RefusedException(RunRefusals.NoBank());
        return await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var last = (await runs.NewestAsync(line, cancellation)).FirstOrDefault()?.Number ?? 0;
            var run = new PaymentRun(last + 1, line, bank, hand);
            await commits.SaveAsync(
                new Commit(MoneyKeys.Partition(line)).Insert(RunKeys.Run(run.Number), run)
                    .Audit(Noted(actor, "payment-run-opened", run, ("bank", bank))),
                cancellation);
            return run;
        }, cancellation);
    }

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
        var barred = await payees.BarredAsync(actor, [.. wanted.Select(p => (p.AwardId, p.CreditCode))], cancellation);
        var room = await RoomAsync(line, all, cancellation);
        var left = new List<(Payable, LeftOut)>();
        var fitting = new List<Payable>();
        foreach (var payable in wanted)
        {
            if (barred.Contains(payable.CreditCode))
                left.Add((payable, LeftOut.Conflict));
            else if (room.GetValueOrDefault(payable.AwardId) is var has && has < payable.Amount)
                left.Add((payable, LeftOut.BeyondAward));
            else
            {
                room[payable.AwardId] = has - payable.Amount;
                fitting.Add(payable);
            }
        }

        var put = 0;
        foreach (var some in fitting.Chunk(AtOnce))
            put += await PutAsync(actor, line, number, hand, some, left, cancellation);
        return new(put, left);
    }

    /// <summary>Takes one payment out of a run that is open: it waits again.</summary>
    public Task RemoveAsync(Actor actor, LineId line, int number, int item, CancellationToken cancellation = default) =>
        MakeAsync(actor, line, number, async (hand, stored, commit) =>
        {
            RunDecision.Demand(stored.Value, RunAct.Make, hand);
            var taken = await runs.ItemAsync(line, number, item, cancellation) ?? throw new RefusedException(RunRefusals.NoItem());
            var run = stored.Value with { Count = stored.Value.Count - 1, Sum = stored.Value.Sum - taken.Value.Amount };
            commit.Replace(stored, run).Delete(taken.Key, taken.ETag)
                .Audit(Noted(actor, "payment-taken-out", run, ("payment", stored.Value.ReferenceOf(item)), ("award", taken.Value.AwardId)));
            await ReleaseAsync(commit, line, taken.Value, cancellation);
        }, cancellation);

    /// <exception cref="RefusedException">Not its maker, not open, or empty.</exception>
    public Task SubmitAsync(Actor actor, LineId line, int number, CancellationToken cancellation = default) =>
        ChangeAsync(
            actor, Right.MakePayment, line, number, "payment-run-submitted", RunDecision.Submit, RunMails.RunToCheck, Right.CheckPayment,
            cancellation);

    /// <summary>Gives an open run up; an effect lets what was in it wait again.</summary>
    public Task DropAsync(Actor actor, LineId line, int number, CancellationToken cancellation = default) =>
        MakeAsync(actor, line, number, (hand, stored, commit) =>
        {
            var run = RunDecision.Drop(stored.Value, hand);
            commit.Replace(stored, run).Audit(Noted(actor, "payment-run-dropped", run))
                .Then(Effect.Of(RunReleaseHandler.KindName, $"{RunReleaseHandler.KindName}:{line}:{number}", new RunName(line, number)));
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>The checker has looked at these payments and found each right.</summary>
    /// <param name="items">Their numbers; at most <see cref="RunStore.PageSize"/> at once.</param>
    /// <exception cref="RefusedException">The maker, another's check, a payee they may not pay, or no such payment.</exception>
    public async Task TickAsync(
        Actor actor, LineId line, int number, IReadOnlyCollection<int> items, CancellationToken cancellation = default)
    {
        actor.Demand(Right.CheckPayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Count, RunStore.PageSize);
        await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await runs.GetAsync(line, number, cancellation);
            RunDecision.Demand(stored.Value, RunAct.Tick, hand);
            var found = await Task.WhenAll(items.Distinct().Select(i => runs.ItemAsync(line, number, i, cancellation)));
            if (found.Any(i => i is null)) throw new RefusedException(RunRefusals.NoItem());
            var fresh = found.OfType<Stored<RunItem>>().Where(i => i.Value.TickedIn != stored.Value.Round).ToList();
            await payees.DemandAsync(actor, [.. fresh.Select(i => i.Value)], cancellation);
            if (fresh.Count == 0) return;
            var run = RunDecision.Tick(stored.Value, hand, fresh.Count);
            var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run).Audit(Noted(
                actor, "payments-ticked", run, ("payments", string.Join(' ', fresh.Select(i => i.Value.Number)))));
            foreach (var item in fresh)
                commit.Replace(item, item.Value with { TickedIn = run.Round });
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    /// <param name="typed">The sum once more.</param>
    /// <exception cref="RefusedException">Not its checker, some payments are not ticked, or another sum was typed.</exception>
    public Task CheckAsync(Actor actor, LineId line, int number, string? typed, CancellationToken cancellation = default) =>
        ChangeAsync(
            actor, Right.CheckPayment, line, number, "payment-run-checked", (run, hand) => RunDecision.Check(run, hand, typed),
            RunMails.RunToApprove, Right.ApprovePayment, cancellation);

    /// <param name="typed">The sum once more.</param>
    /// <param name="code">A one-time code; wanted above the authority's amount.</param>
    /// <exception cref="RefusedException">
    /// One of the run's other persons, a payee they may not pay, another sum, an account that changed since, or no code that counts.
    /// </exception>
    public async Task ApproveAsync(
        Actor actor, LineId line, int number, string? typed, string? code, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApprovePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = RunDecision.Approve(stored.Value, hand, typed);
        var items = (await runs.ItemsAsync(run, cancellation)).Select(i => i.Value).ToList();
        await payees.DemandAsync(actor, items, cancellation);
        await DemandAccountsAsync(items, cancellation);

        // The code's step is taken before the approval: what fails behind it asks for the next code, and none counts twice.
        if (run.Sum.Value > options.CodeAbove) await codes.TakeAsync(actor, code, cancellation);
        await commits.SaveOrRefuseAsync(
            new Commit(MoneyKeys.Partition(line)).Replace(stored, run).Audit(Noted(
                actor, "payment-run-approved", run, ("code", run.Sum.Value > options.CodeAbove ? "yes" : "no"))),
            cancellation);
    }

    /// <summary>Back to its maker, by whichever hand, until its file is made.</summary>
    /// <exception cref="RefusedException">No verified hand, no reason, or the run is in another state.</exception>
    public async Task SendBackAsync(Actor actor, LineId line, int number, string? reason, CancellationToken cancellation = default)
    {
        if (!actor.Can(Right.CheckPayment) && !actor.Can(Right.ApprovePayment)) actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var why = Reasons.Demand(reason);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = RunDecision.SendBack(stored.Value, hand, why);
        var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run)
            .Audit(Noted(actor, "payment-run-sent-back", run, ("from", $"{run.Back!.From}"), ("reason", why)));
        if (actor.PersonId != run.Maker.PersonId)
            commit.Mail(
                string.Create(
                    CultureInfo.InvariantCulture, $"mail:{RunMails.RunSentBack.Name}:{line}:{number}:{run.Round}"),
                RunMails.SentBack(run, why));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <exception cref="RefusedException">An account is another than in the run, waits for a change, or rests.</exception>
    internal async Task DemandAccountsAsync(IReadOnlyCollection<RunItem> items, CancellationToken cancellation)
    {
        foreach (var some in items.Chunk(AtOnce))
        {
            var found = await Task.WhenAll(some.Select(i => accounts.FindAsync(i.CreditCode, cancellation)));
            foreach (var (item, account) in some.Zip(found))
            {
                if (AccountDecision.BarPaying(account?.Value, accounts.Today) is not null
                    || account!.Value.Current!.Version != item.Account.Version)
                {
                    throw new RefusedException(RunRefusals.AccountMoved(item.HolderName));
                }
            }
        }
    }

    /// <summary>In a commit of its run: the payable of an item waits again.</summary>
    internal async Task ReleaseAsync(Commit commit, LineId line, RunItem item, CancellationToken cancellation)
    {
        if (await runs.PayableAsync(line, item.AwardId, item.Tranche, cancellation) is { } payable
            && PayableMoves.IsIn(payable.Value, item))
            commit.Replace(payable, PayableMoves.Release(payable.Value));
    }

    internal static AuditNote Noted(Actor actor, string action, PaymentRun run, params (string, string)[] more) => AuditNote.By(
        actor, action, $"{run.Line}",
        [
            ("run", run.Number.ToString(CultureInfo.InvariantCulture)), ("count", run.Count.ToString(CultureInfo.InvariantCulture)),
            ("sum", $"{run.Sum}"), .. more,
        ]);

    /// <summary>What each award has committed and not yet on its way.</summary>
    private async Task<Dictionary<string, Yuan>> RoomAsync(LineId line, List<Payable> all, CancellationToken cancellation)
    {
        var room = await lines.CasesAsync(line, cancellation)
            .ToDictionaryAsync(c => c.Case, c => c.Holds.Committed, StringComparer.Ordinal, cancellation);
        foreach (var payable in all.Where(p => p.State is PayableState.InRun or PayableState.Sent))
            room[payable.AwardId] = room.GetValueOrDefault(payable.AwardId) - payable.Amount;
        return room;
    }

    private Task<int> PutAsync(
        Actor actor, LineId line, int number, Hand hand, Payable[] some, List<(Payable, LeftOut)> left, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await runs.GetAsync(line, number, cancellation);
            var run = stored.Value;
            RunDecision.Demand(run, RunAct.Make, hand);
            var most = BankOf(run).Most;
            var found = await Task.WhenAll(some.Select(async p => (
                Payable: await runs.PayableAsync(line, p.AwardId, p.Tranche, cancellation),
                Account: (await accounts.FindAsync(p.CreditCode, cancellation))?.Value, Wanted: p)));
            var commit = new Commit(MoneyKeys.Partition(line));
            var (put, out_) = (new List<RunItem>(), new List<(Payable, LeftOut)>());
            foreach (var (payable, account, wanted) in found)
            {
                var why = payable is null || !PayableMoves.MayBePut(payable.Value) ? LeftOut.Taken
                    : run.Count + put.Count >= most || run.LastItem + put.Count >= RunKeys.MostRuns ? LeftOut.Full
                    : AccountDecision.BarPaying(account, accounts.Today) switch
                    {
                        null => (LeftOut?)null,
                        AccountPhase.None or AccountPhase.FirstWaits => LeftOut.NoAccount,
                        _ => LeftOut.AccountRests,
                    };
                if (why is { } reason)
                {
                    out_.Add((wanted, reason));
                    continue;
                }

                var after = PayableMoves.Put(payable!.Value, number);
                var item = new RunItem(
                    number, run.LastItem + put.Count + 1, after.AwardId, after.Tranche, after.Attempt, after.CreditCode, after.HolderName,
                    after.Amount, PayeeAccount.Of(account!.Current!));
                commit.Replace(payable, after).Insert(RunKeys.Item(number, item.Number), item);
                put.Add(item);
            }

            if (put.Count > 0)
            {
                run = run with
                {
                    Count = run.Count + put.Count,
                    LastItem = run.LastItem + put.Count,
                    Sum = put.Aggregate(run.Sum, (sum, i) => sum + i.Amount),
                };
                commit.Replace(stored, run).Audit(Noted(actor, "payments-put-in", run, ("awards", string.Join(
                    ' ', put.Select(i => $"{i.AwardId}:{i.Tranche}:{i.Attempt.ToString(CultureInfo.InvariantCulture)}")))));
                await commits.SaveAsync(commit, cancellation);
            }

            left.AddRange(out_);
            return put.Count;
        }, cancellation);

    private BankTemplate BankOf(PaymentRun run) =>
        catalogue.Banks.FirstOrDefault(b => b.Id == run.Bank) ?? throw new RefusedException(RunRefusals.NoBank());

    private async Task MakeAsync(
        Actor actor, LineId line, int number, Func<Hand, Stored<PaymentRun>, Commit, Task> change, CancellationToken cancellation)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var commit = new Commit(MoneyKeys.Partition(line));
        await change(hand, await runs.GetAsync(line, number, cancellation), commit);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="tell">For those who have <paramref name="next"/> and are none of its hands so far.</param>
    private async Task ChangeAsync(
        Actor actor, Right right, LineId line, int number, string action, Func<PaymentRun, Hand, PaymentRun> change, MailTemplate tell,
        Right next, CancellationToken cancellation)
    {
        actor.Demand(right);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = change(stored.Value, hand);
        var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run).Audit(Noted(actor, action, run));
        foreach (var to in (await hands.WhoMayAsync(next, cancellation))
            .Where(p => p != run.Maker.PersonId && p != run.Checker?.PersonId).Take(MostTold))
        {
            commit.Mail(
                string.Create(CultureInfo.InvariantCulture, $"mail:{tell.Name}:{line}:{number}:{run.Round}:{to}"),
                RunMails.PassedOn(tell, to, run, hand));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }
}
