namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>
/// What holds after any acts in any order, each broken off between any two of its commits and made again: nothing is paid twice, no payable
/// is in two files, and the ledger is even.
/// </summary>
public sealed class PaymentsHoldTests
{
    private const int Payments = 70;
    private const int Acts = 80;

    private static readonly LineId Line = PaymentHouse.Line;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task Nothing_is_paid_twice_and_the_ledger_is_even_whatever_happens(int seed)
    {
        var random = new Random(seed);
        await using var house = await PaymentHouse.OpenAsync(configure: BreakingTables.Put);
        await house.OweAsync([.. Enumerable.Range(1, Payments).Select(n => 1_000m + n + (n * 0.01m))]);
        foreach (var hosted in house.Inner.Services.GetServices<IHostedService>())
            await hosted.StopAsync(Stop);
        var tables = house.Get<BreakingTables>();
        for (var act = 0; act < Acts; act++)
        {
            tables.BreakAfter(random.Next(2) == 0 ? random.Next(4) : int.MaxValue);
            try
            {
                await ActAsync(house, random);
                if (random.Next(3) == 0) await SweepAsync(house);
            }
            catch (Exception e) when (e is RefusedException or IOException)
            {
                // Refused, or broken off: what is stored holds.
            }

            tables.Mend();
            await HoldsAsync(house);
        }

        Assert.True(tables.Broken > 5);

        // All is brought to its end: what waits is paid, and the bank answers for each.
        for (var time = 0; time < 20 && (await house.PayablesAsync()).Any(p => p.State != PayableState.Paid); time++)
        {
            await SweepAsync(house);
            foreach (var run in await house.Get<RunStore>().NewestAsync(Line, Stop))
            {
                if (run.State < RunState.Sent && run.Count == 0)
                    await TryAsync(() => house.Get<RunCommands>().DropAsync(PaymentHouse.Maker, Line, run.Number, Stop));
                else if (run.State < RunState.Sent)
                    await TryAsync(() => house.BringAsync(run.Number, RunState.Sent));
                if ((await house.RunAsync(run.Number)) is { State: RunState.Sent })
                    await TryAsync(() => AnswerAsync(house, run.Number, _ => ItemOutcome.Paid));
            }

            await SweepAsync(house);
            if ((await house.PayablesAsync()).Any(PayableMoves.MayBePut)) await house.GatheredAsync();
        }

        Assert.All(await house.PayablesAsync(), p => Assert.Equal(PayableState.Paid, p.State));
        await house.DemandEvenAsync();
        await SweepAsync(house);
        Assert.Equal(Payments, house.Told.Where(t => t.Outcome == PaymentOutcome.Paid).Select(t => (t.AwardId, t.Attempt)).Distinct()
            .Count() - house.Told.Where(t => t.Outcome == PaymentOutcome.Returned).Select(t => (t.AwardId, t.Attempt)).Distinct()
            .Count(t => house.Told.Any(p => p.Outcome == PaymentOutcome.Paid && (p.AwardId, p.Attempt) == t)));
    }

    private static async Task ActAsync(PaymentHouse house, Random random)
    {
        var (runs, store) = (house.Get<RunCommands>(), house.Get<RunStore>());
        var all = await store.NewestAsync(Line, Stop);
        if (all.Count == 0 || random.Next(12) == 0)
        {
            await runs.OpenAsync(PaymentHouse.Maker, Line, "zjrcu", Stop);
            return;
        }

        var run = all[random.Next(all.Count)];
        switch (run.State)
        {
            case RunState.Open when run.Count == 0 || random.Next(3) == 0:
                var waiting = (await house.PayablesAsync()).Where(PayableMoves.MayBePut).Where(_ => random.Next(2) == 0).ToList();
                await house.Get<GatherCommands>().GatherAsync(
                    PaymentHouse.Maker, Line, run.Number,
                    new([.. waiting.Select(p => PayableKeys.Of(p.AwardId, p.Tranche))], default), Stop);
                break;
            case RunState.Open when random.Next(4) == 0:
                await house.Get<GatherCommands>().RemoveAsync(PaymentHouse.Maker, Line, run.Number, random.Next(run.LastItem) + 1, Stop);
                break;
            case RunState.Open when random.Next(8) == 0:
                await runs.DropAsync(PaymentHouse.Maker, Line, run.Number, Stop);
                break;
            case < RunState.Approved when random.Next(6) == 0:
                await runs.SendBackAsync(PaymentHouse.Checker, Line, run.Number, "核对后重做。", Stop);
                break;
            case < RunState.Sent:
                await house.BringAsync(run.Number, (RunState)Math.Min((int)run.State + 1, (int)RunState.Sent));
                break;
            case RunState.Sent or RunState.Settled:
                var outcomes = Enumerable.Range(0, 4).Select(_ => (ItemOutcome)random.Next(3)).ToArray();
                await AnswerAsync(house, run.Number, i => i.Outcome is null or ItemOutcome.Paid ? outcomes[i.Number % 4] : i.Outcome.Value);
                break;
        }
    }

    private static async Task AnswerAsync(PaymentHouse house, int run, Func<RunItem, ItemOutcome> outcome) =>
        await house.Get<BankAnswerCommands>().TakeAsync(
            PaymentHouse.Maker, Line, run, "回单.csv",
            await house.AnswerAsync(run, i => i.Outcome == ItemOutcome.Paid && outcome(i) == ItemOutcome.Failed
                ? ItemOutcome.Paid : outcome(i)),
            Stop);

    private static async Task HoldsAsync(PaymentHouse house)
    {
        var line = await house.LineAsync();
        Assert.True(line.Balances.IsEven());
        var (payables, store) = (await house.PayablesAsync(), house.Get<RunStore>());
        var runs = await store.NewestAsync(Line, Stop);
        var items = new List<RunItem>();
        foreach (var run in runs)
        {
            var own = (await store.ItemsAsync(run, Stop)).Select(i => i.Value).ToList();
            if (run.State != RunState.Dropped) Assert.Equal((run.Count, run.Sum.Value), (own.Count, own.Sum(i => i.Amount.Value)));
            Assert.Equal(run.Ticked, run.State is RunState.Submitted ? own.Count(i => i.TickedIn == run.Round) : run.Ticked);
            items.AddRange(own);
        }

        // An attempt is in one run, and what the ledger has as paid is what the rows have.
        Assert.Equal(items.Count, items.Select(i => (i.AwardId, i.Tranche, i.Attempt)).Distinct().Count());
        Assert.All(payables.Where(p => p.State is PayableState.InRun or PayableState.Sent), p =>
            Assert.Single(items, i => PayableMoves.IsIn(p, i) && i.AwardId == p.AwardId));
        Assert.Equal(payables.Where(p => p.State == PayableState.Paid).Sum(p => p.Amount.Value), line.Balances.Paid.Value);
        Assert.Equal(0m, line.Balances.Returned.Value);
    }

    /// <summary>As the process takes it up again; what failed is tried later.</summary>
    private static async Task SweepAsync(PaymentHouse house)
    {
        for (var time = 0; time < 3; time++)
        {
            house.Inner.Clock.Advance(TimeSpan.FromSeconds(40));
            await house.Get<Sweep>().RunAsync(Stop);
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RefusedException)
        {
            // Not in this state.
        }
    }
}
