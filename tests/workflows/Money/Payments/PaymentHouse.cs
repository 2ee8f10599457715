using Funding.Workflows.Tests.Money.Hands;
using OtpNet;

namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>The app with a line of money, awards that may be paid, organisations with accounts, and verified persons.</summary>
internal sealed class PaymentHouse : IAsyncDisposable
{
    public static readonly Actor Checker = Cast.SecondOfficer;
    public static readonly Actor Approver = Cast.Administrator;
    public static readonly LineId Line = Sample.Line;

    private PaymentHouse(RoundHouse inner) => Inner = inner;

    public static Actor Maker => Cast.Officer;

    public RoundHouse Inner { get; }

    /// <summary>What awards were told, in order.</summary>
    public List<PaymentSettled> Told => Get<SettledEar>().Heard;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => Inner.Get<T>();

    public static async Task<PaymentHouse> OpenAsync(
        AzureStorageOptions? azure = null, decimal codeAbove = 1_000_000_000, Action<IServiceCollection>? configure = null)
    {
        var inner = new RoundHouse(azure, engineInMemory: true, services =>
        {
            services.AddSingleton(new PaymentOptions { CodeAbove = codeAbove });

            // What awards do with it has its own tests; here there are none.
            foreach (var own in services.Where(s => s.ImplementationType?.Name == "PaymentSettledHandler").ToList())
                services.Remove(own);
            services.AddSingleton<SettledEar>().AddSingleton<IEffectHandler>(p => p.GetRequiredService<SettledEar>());
            configure?.Invoke(services);
        });
        var house = new PaymentHouse(inner);
        await inner.StartAsync(Stop);
        var people = inner.Get<PeopleStore>();
        foreach (var (actor, role, name) in new[]
        {
            (Cast.Administrator, Role.Administrator, "钱管理"), (Cast.SecondAdministrator, Role.Administrator, "孙管理"),
            (Cast.Officer, Role.Officer, "周审"), (Cast.SecondOfficer, Role.Officer, "吴审"),
        })
        {
            await people.GrantAsync(actor.Name, new RoleGrant(role), name);
        }

        var number = 0;
        foreach (var actor in new[] { Maker, Checker, Approver })
            await house.VerifyAsync(actor, ++number);
        return house;
    }

    /// <param name="number">Of the identity card.</param>
    public Task VerifyAsync(Actor actor, int number) => VerifyAsync(Inner, actor, number);

    /// <inheritdoc cref="VerifyAsync(Actor, int)"/>
    public static async Task VerifyAsync(RoundHouse house, Actor actor, int number)
    {
        var (first, second) = actor == Cast.Administrator
            ? (Cast.SecondAdministrator, Cast.ActorOf("admin3@office.example", Role.Administrator))
            : (Cast.Administrator, Cast.SecondAdministrator);
        await house.Get<HandCommands>().EnterAsync(first, actor.Name, IdentityNumbers.Of(number), Stop);
        await house.Get<HandCommands>().ConfirmAsync(second, actor.PersonId, IdentityNumbers.Of(number), Stop);
    }

    /// <summary>Sets the line up, with an organisation with an account for each amount, an award of it, and a payable.</summary>
    public async Task<IReadOnlyList<Payable>> OweAsync(params IReadOnlyList<decimal> amounts)
    {
        var (ledger, store) = (Get<LedgerCommands>(), Get<ITableStore>());
        await store.CommitAsync(MoneyKeys.Partition(Line), [RowCodec.Insert(MoneyKeys.Line, new BudgetLine(
            Line, new("混合所有制产业学院", "Mixed-ownership colleges")))], Stop);
        await ledger.PostAsync(Cast.Administrator, Line, [PostingDraft.Of("document-1", PostingPurpose.Plan, new(amounts.Sum()))], Stop);
        var payables = amounts.Select((amount, i) => new Payable(
            $"mixed-2026-{i + 1}", "first", Line, Cast.CodeOf(i + 1), Cast.OrganisationOf(i + 1), "hangzhou", new(amount),
            new(2026, 3, 1))).ToList();
        foreach (var some in payables.Chunk(20))
        {
            await ledger.PostAsync(
                Cast.Administrator, Line,
                [.. some.SelectMany(p => new[]
                {
                    PostingDraft.Of(p.AwardId, PostingPurpose.Reserve, p.Amount),
                    PostingDraft.Of(p.AwardId, PostingPurpose.Commit, p.Amount),
                })],
                Stop);
            await store.CommitAsync(
                MoneyKeys.Partition(Line), [.. some.Select(p => RowCodec.Insert(PayableKeys.Of(p.AwardId, p.Tranche), p))], Stop);
        }

        foreach (var some in payables.Index().Chunk(50))
            await Task.WhenAll(some.Select(p => AccountAsync(p.Item.CreditCode, p.Item.HolderName, p.Index + 1)));
        return payables;
    }

    public Task AccountAsync(string code, string name, int number, int version = 1, DateOnly? payableFrom = null)
    {
        var account = NumberOf(number, version);
        var entry = new AccountEntry(
            version, name, Get<AccountStore>().Seal(code, version, account), account[^4..], "中国工商银行杭州下沙支行", "102331002071",
            "沈会计", "0571-86920011", new("d", "letter", "函.pdf", "pdf", 1, "", "b", Sample.At, "clean"),
            new("member", "沈会计", Sample.At));
        return Get<ITableStore>().CommitAsync(
            OrganisationKeys.Partition(code),
            [RowCodec.Upsert(AccountStore.Row, new OrganisationAccount(code)
            {
                Current = entry, Versions = version, PayableFrom = payableFrom, Confirmed = new("officer", "周审", Sample.At),
            })],
            Stop);
    }

    public static string NumberOf(int number, int version = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"12020207{version:00}{number:000000000}");

    /// <summary>A run with all that waits, submitted, ticked, checked, approved and sent.</summary>
    public async Task<PaymentRun> SentAsync(string bank = "zjrcu")
    {
        var run = await GatheredAsync(bank);
        await BringAsync(run.Number, RunState.Sent);
        return await RunAsync(run.Number);
    }

    public async Task<PaymentRun> GatheredAsync(string bank = "zjrcu")
    {
        var run = await Get<RunCommands>().OpenAsync(Maker, Line, bank, Stop);
        await Get<GatherCommands>().GatherAsync(Maker, Line, run.Number, new(null, new(2026, 12, 31)), Stop);
        return await RunAsync(run.Number);
    }

    /// <summary>Whatever is still to be done, by each hand in turn.</summary>
    public async Task BringAsync(int number, RunState to)
    {
        var commands = Get<RunCommands>();
        while (await RunAsync(number) is var run && run.State < to)
        {
            switch (run.State)
            {
                case RunState.Open:
                    await commands.SubmitAsync(Maker, Line, number, Stop);
                    break;
                case RunState.Submitted when run.Ticked < run.Count:
                    foreach (var some in (await Get<RunStore>().ItemsAsync(run, Stop)).Where(i => i.Value.TickedIn != run.Round).Chunk(50))
                        await commands.TickAsync(Checker, Line, number, [.. some.Select(i => i.Value.Number)], Stop);
                    break;
                case RunState.Submitted:
                    await commands.CheckAsync(Checker, Line, number, $"{run.Sum}", Stop);
                    break;
                case RunState.Checked:
                    await commands.ApproveAsync(Approver, Line, number, $"{run.Sum}", null, Stop);
                    break;
                default:
                    await Get<PaymentFileCommands>().SendAsync(Maker, Line, number, Stop);
                    break;
            }
        }
    }

    /// <summary>The bank's answer as the second template has it.</summary>
    public async Task<byte[]> AnswerAsync(int number, Func<RunItem, ItemOutcome> outcome)
    {
        var run = await RunAsync(number);
        var text = new StringBuilder("业务参考号,收款人账号,交易金额,交易结果,结果说明,清算日期\r\n");
        foreach (var item in (await Get<RunStore>().ItemsAsync(run, Stop)).Select(i => i.Value)
            .Where(i => i.Outcome != ItemOutcome.Stopped))
        {
            var account = Get<AccountStore>().NumberOf(item.CreditCode, item.Account.Version, item.Account.Number);
            var state = outcome(item) switch { ItemOutcome.Paid => "成功", ItemOutcome.Failed => "失败", _ => "退回" };
            text.Append(CultureInfo.InvariantCulture, $"{run.ReferenceOf(item.Number)},{account},{item.Amount},{state},,2026-03-02\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public async Task<TakenAnswer> TakeAsync(int number, Func<RunItem, ItemOutcome> outcome)
    {
        var taken = await Get<BankAnswerCommands>().TakeAsync(
            Maker, Line, number, "回单.csv", await AnswerAsync(number, outcome), Stop);
        await Inner.SettleAsync(Stop);
        return taken;
    }

    public async Task<PaymentRun> RunAsync(int number) => (await Get<RunStore>().GetAsync(Line, number, Stop)).Value;

    public async Task<BudgetLine> LineAsync() => (await Get<BudgetStore>().GetAsync(Line, Stop)).Value;

    public async Task<IReadOnlyList<Payable>> PayablesAsync() =>
        [.. (await Get<RunStore>().PayablesAsync(Line, Stop)).Select(p => p.Value)];

    /// <summary>The ledger recomputed from its postings; and no payment that the rows know is not in it.</summary>
    public async Task DemandEvenAsync()
    {
        var export = await Get<LedgerExportWriter>().ReadAsync([Line], Stop).ToListAsync(Stop);
        Assert.Empty(LedgerVerifier.Verify(export).Faults);
        var line = await LineAsync();
        var paid = (await PayablesAsync()).Where(p => p.State == PayableState.Paid).Sum(p => p.Amount.Value);
        Assert.Equal((paid, 0m), (line.Balances.Paid.Value, line.Balances.Returned.Value));
        Assert.Equal(line.Balances.Planned, line.Balances.Committed + line.Balances.Paid + line.Balances.Available);
    }

    public async Task<Totp> EnrolAsync(Actor actor)
    {
        var codes = Get<CodeCommands>();
        await codes.OpenAsync(actor == Cast.Administrator ? Cast.SecondAdministrator : Cast.Administrator, actor.PersonId, Stop);
        var secret = (await codes.EnrolmentAsync(actor, Stop))!.Groups.Replace(" ", "", StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        var first = totp.ComputeTotp(Inner.Clock.GetUtcNow().UtcDateTime);
        Inner.Clock.Advance(TimeSpan.FromSeconds(30));
        await codes.EnrolAsync(actor, first, totp.ComputeTotp(Inner.Clock.GetUtcNow().UtcDateTime), Stop);
        return totp;
    }

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}

/// <summary>Hears what awards are told, where nothing else does.</summary>
internal sealed class SettledEar : IEffectHandler
{
    public List<PaymentSettled> Heard { get; } = [];

    public string Kind => PaymentSettled.EffectKind;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        lock (Heard)
            Heard.Add(FundingJson.Deserialize<PaymentSettled>(payload)!);
        return Task.CompletedTask;
    }
}
