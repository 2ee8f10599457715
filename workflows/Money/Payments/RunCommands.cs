namespace Funding.Workflows.Money.Payments;

/// <summary>
/// Runs of payments: made, checked and approved by three verified persons. Each act is one commit of the line's partition with the run's
/// row.
/// </summary>
public sealed class RunCommands(
    RunStore runs, BudgetStore lines, HandStore hands, PayeeGate payees, AccountStore accounts, CodeCommands codes, PaymentOptions options,
    Catalogue catalogue, CommitWriter commits)
{
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
            var last = await runs.NewestAsync(line, cancellation) is [var newest, ..] ? newest.Number : 0;
            var run = new PaymentRun(last + 1, line, bank, hand);
            await commits.SaveAsync(
                new Commit(MoneyKeys.Partition(line)).Insert(RunKeys.Run(run.Number), run).List(run)
                    .Audit(Noted(actor, "payment-run-opened", run, ("bank", bank))),
                cancellation);
            return run;
        }, cancellation);
    }

    /// <exception cref="RefusedException">Not its maker, not open, or empty.</exception>
    public Task SubmitAsync(Actor actor, LineId line, int number, CancellationToken cancellation = default) =>
        ChangeAsync(
            actor, Right.MakePayment, line, number, "payment-run-submitted", RunDecision.Submit, RunMails.RunToCheck, Right.CheckPayment,
            cancellation);

    /// <summary>Gives an open run up; an effect lets what was in it wait again.</summary>
    public async Task DropAsync(Actor actor, LineId line, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = RunDecision.Drop(stored.Value, hand);
        await commits.SaveOrRefuseAsync(
            new Commit(MoneyKeys.Partition(line)).Replace(stored, run).List(run)
                .Audit(Noted(actor, "payment-run-dropped", run))
                .Then(Effect.Of(RunReleaseHandler.KindName, $"{RunReleaseHandler.KindName}:{line}:{number}", new RunName(line, number))),
            cancellation);
    }

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
            new Commit(MoneyKeys.Partition(line)).Replace(stored, run).List(run).Audit(Noted(
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
        var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run).List(run)
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
        foreach (var some in items.Chunk(GatherCommands.AtOnce))
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

    internal static AuditNote Noted(Actor actor, string action, PaymentRun run, params (string, string)[] more) => AuditNote.By(
        actor, action, $"{run.Line}",
        [
            ("run", run.Number.ToString(CultureInfo.InvariantCulture)), ("count", run.Count.ToString(CultureInfo.InvariantCulture)),
            ("sum", $"{run.Sum}"), .. more,
        ]);

    /// <param name="tell">For those who have <paramref name="next"/> and are none of its hands so far.</param>
    private async Task ChangeAsync(
        Actor actor, Right right, LineId line, int number, string action, Func<PaymentRun, Hand, PaymentRun> change, MailTemplate tell,
        Right next, CancellationToken cancellation)
    {
        actor.Demand(right);
        var hand = await hands.DemandAsync(actor, cancellation);
        var stored = await runs.GetAsync(line, number, cancellation);
        var run = change(stored.Value, hand);
        var commit = new Commit(MoneyKeys.Partition(line)).Replace(stored, run).List(run).Audit(Noted(actor, action, run));
        foreach (var to in (await hands.WhoMayAsync(next, $"{line}", cancellation))
            .Where(p => p != run.Maker.PersonId && p != run.Checker?.PersonId).Take(MostTold))
        {
            commit.Mail(
                string.Create(CultureInfo.InvariantCulture, $"mail:{tell.Name}:{line}:{number}:{run.Round}:{to}"),
                RunMails.PassedOn(tell, to, run, hand));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }
}
