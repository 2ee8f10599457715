namespace Funding.Bench.Payments;

/// <summary>Payments of one line through three hands, to the bank and back into the ledger, on SQLite.</summary>
internal static class PaymentBench
{
    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);
    private static readonly DateOnly Due = new(2026, 12, 31);
    private static readonly Actor Maker = Cast.Officer;
    private static readonly Actor Checker = Cast.SecondOfficer;
    private static readonly Actor Approver = Cast.Administrator;

    public static async Task RunAsync(string[] args)
    {
        var payments = args.Length > 0 ? int.Parse(args[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 10_000;
        await using var house = new RoundHouse(configure: services =>
        {
            services.AddSingleton(new PaymentOptions { CodeAbove = Yuan.Most.Value });

            // The line is measured alone, without the awards that it tells.
            foreach (var own in services.Where(s => s.ImplementationType?.Name == "PaymentSettledHandler").ToList())
                services.Remove(own);
            services.AddSingleton<IEffectHandler, Unheard>();
        });
        await house.StartAsync();
        await FillAsync(house, payments);
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var steps = new Dictionary<string, TimeSpan>();
        for (var number = 1; ; number++)
        {
            var (runs, line) = (house.Get<RunCommands>(), Line);
            if (!(await house.Get<RunStore>().PayablesAsync(line)).Any(p => PayableMoves.MayBePut(p.Value))) break;
            await StepAsync("maker", async () =>
            {
                await runs.OpenAsync(Maker, line, "zjrcu");
                await house.Get<GatherCommands>().GatherAsync(Maker, line, number, new(null, Due));
                await runs.SubmitAsync(Maker, line, number);
            });
            var run = (await house.Get<RunStore>().GetAsync(line, number)).Value;
            await StepAsync("checker", async () =>
            {
                foreach (var some in Enumerable.Range(1, run.Count).Chunk(50))
                    await runs.TickAsync(Checker, line, number, some);
                await runs.CheckAsync(Checker, line, number, $"{run.Sum}");
            });
            await StepAsync("approver", () => runs.ApproveAsync(Approver, line, number, $"{run.Sum}", null));
            await StepAsync("file", () => house.Get<PaymentFileCommands>().SendAsync(Maker, line, number));
            var answer = await AnswerAsync(house, number);
            await StepAsync("answer", async () =>
            {
                await house.Get<BankAnswerCommands>().TakeAsync(Maker, line, number, "answer.csv", answer);
                await house.SettleAsync();
            });
        }

        var (seconds, processor) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        var export = await house.Get<LedgerExportWriter>().ReadAsync([Line]).ToListAsync();
        var verified = LedgerVerifier.Verify(export);
        var balances = (await house.Get<BudgetStore>().GetAsync(Line)).Value.Balances;
        Console.WriteLine(
            $"{payments:N0} payments: {seconds:F1} s, {processor:F1} s of processor; paid {balances.Paid.Shown()}, committed "
            + $"{balances.Committed.Shown()}; the ledger {(verified.Holds ? "holds" : string.Join("; ", verified.Faults))}");
        foreach (var (step, time) in steps)
            Console.WriteLine($"  {step,-9}{time.TotalSeconds,6:F1} s");

        async Task StepAsync(string step, Func<Task> act)
        {
            var begun = watch.Elapsed;
            await act();
            steps[step] = steps.GetValueOrDefault(step) + watch.Elapsed - begun;
        }
    }

    /// <summary>A line with its money committed, and for each payment an organisation with an account.</summary>
    private static async Task FillAsync(RoundHouse house, int payments)
    {
        var people = house.Get<PeopleStore>();
        var tables = house.Get<ITableStore>();
        foreach (var (actor, role) in new[] { (Maker, Role.Officer), (Checker, Role.Officer), (Approver, Role.Administrator) })
        {
            var person = await people.GrantAsync(actor.Name, new RoleGrant(role));
            var mark = new ActMark("admin", "admin", person.CreatedAt);
            await tables.CommitAsync(HomeKeys.System, [RowCodec.Insert($"verified:{person.Id}", new Verification(
                person.Id, person.ShownAs, person.Email, null, Sha256Hex.Of(person.Id), "002X", mark) { Confirmed = mark })]);
        }

        await tables.CommitAsync(
            MoneyKeys.Partition(Line), [RowCodec.Insert(MoneyKeys.Line, new BudgetLine(Line, new("项目", "Programme")))]);
        var all = Enumerable.Range(1, payments).Select(n => new Payable(
            $"bench-2026-{n}", "first", Line, Cast.CodeOf(n), Cast.OrganisationOf(n), "hangzhou", new(100_000 + n + (n % 100 * 0.01m)),
            new(2026, 3, 1))).ToList();
        var ledger = house.Get<LedgerCommands>();
        await ledger.PostAsync(Approver, Line, [PostingDraft.Of("document-1", PostingPurpose.Plan, new(all.Sum(p => p.Amount.Value)))]);
        foreach (var some in all.Chunk(20))
        {
            await ledger.PostAsync(Approver, Line, [.. some.SelectMany(p => new[]
            {
                PostingDraft.Of(p.AwardId, PostingPurpose.Reserve, p.Amount), PostingDraft.Of(p.AwardId, PostingPurpose.Commit, p.Amount),
            })]);
            await tables.CommitAsync(
                MoneyKeys.Partition(Line), [.. some.Select(p => RowCodec.Insert(PayableKeys.Of(p.AwardId, p.Tranche), p))]);
            await Task.WhenAll(some.Select(p => AccountAsync(house, p)));
        }

        await house.SettleAsync();
    }

    private static async Task AccountAsync(RoundHouse house, Payable payable)
    {
        var number = string.Concat(payable.CreditCode.Where(char.IsAsciiDigit));
        var mark = new ActMark("officer", "officer", DateTimeOffset.UnixEpoch);
        await house.Get<ITableStore>().CommitAsync(OrganisationKeys.Partition(payable.CreditCode), [RowCodec.Insert(
            AccountStore.Row, new OrganisationAccount(payable.CreditCode)
            {
                Current = new(
                    1, payable.HolderName, house.Get<AccountStore>().Seal(payable.CreditCode, 1, number), number[^4..], "中国工商银行杭州下沙支行",
                    "102331002071", "沈会计", "0571-86920011", new("d", "letter", "函.pdf", "pdf", 1, "", "b", mark.At, "clean"), mark),
                Versions = 1,
            })]);
    }

    /// <summary>Of a hundred one fails and one comes back, the first time.</summary>
    private static async Task<byte[]> AnswerAsync(RoundHouse house, int number)
    {
        var run = (await house.Get<RunStore>().GetAsync(Line, number)).Value;
        var text = new StringBuilder("业务参考号,收款人账号,交易金额,交易结果,结果说明,清算日期\r\n");
        foreach (var item in (await house.Get<RunStore>().ItemsAsync(run)).Select(i => i.Value))
        {
            var account = house.Get<AccountStore>().NumberOf(item.CreditCode, item.Account.Version, item.Account.Number);
            var state = item.Attempt > 1 ? "成功" : (item.Number % 100) switch { 7 => "失败", 9 => "退回", _ => "成功" };
            text.Append(CultureInfo.InvariantCulture, $"{run.ReferenceOf(item.Number)},{account},{item.Amount},{state},,2026-03-02\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private sealed class Unheard : IEffectHandler
    {
        public string Kind => PaymentSettled.EffectKind;

        public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) => Task.CompletedTask;
    }
}
