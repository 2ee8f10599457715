using Funding.Workflows.Tests.Money.Hands;

namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>Runs of payments with everything real below the pages: three persons, one file, and the bank's answer in the ledger.</summary>
public sealed class PaymentRunsTests(AzuriteFixture azurite)
{
    private static readonly LineId Line = PaymentHouse.Line;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Three_persons_pay_and_what_the_bank_says_of_each_is_in_the_ledger(bool onAzure)
    {
        await using var house = await PaymentHouse.OpenAsync(onAzure ? await azurite.FreshAsync() : null);
        await house.OweAsync(600_000m, 4_500.37m, 812_000m);
        var run = await house.SentAsync();
        Assert.Equal((RunState.Sent, 3, 1_416_500.37m), (run.State, run.Sent, run.SentSum.Value));
        Assert.All(await house.PayablesAsync(), p => Assert.Equal((PayableState.Sent, "1"), (p.State, p.Run)));
        Assert.Equal(0m, (await house.LineAsync()).Balances.Paid.Value);

        var taken = await house.TakeAsync(run.Number, i => (ItemOutcome)(i.Number - 1));
        Assert.Equal((1, 1, 1, 1), (taken.Number, taken.Paid, taken.Failed, taken.Returned));
        Assert.Equal(
            [PayableState.Paid, PayableState.Failed, PayableState.Returned], (await house.PayablesAsync()).Select(p => p.State));
        await house.DemandEvenAsync();
        Assert.Equal(
            ["mixed-2026-1:1:Paid", "mixed-2026-2:1:Failed", "mixed-2026-3:1:Returned"],
            house.Told.Select(t => $"{t.AwardId}:{t.Attempt}:{t.Outcome}").Order());
        run = await house.RunAsync(run.Number);
        Assert.Equal((RunState.Settled, null, new RunFigures(1, 1, 1, new(600_000))), (run.State, run.Settling, run.Settled));

        // The same file again adds nothing, and what did not arrive goes by another attempt.
        Assert.Null((await house.TakeAsync(run.Number, i => (ItemOutcome)(i.Number - 1))).Number);
        var next = await house.SentAsync();
        Assert.Equal([2, 2], (await house.Get<RunStore>().ItemsAsync(next, Stop)).Select(i => i.Value.Attempt));
        await house.TakeAsync(next.Number, _ => ItemOutcome.Paid);
        Assert.All(await house.PayablesAsync(), p => Assert.Equal(PayableState.Paid, p.State));
        Assert.Equal(1_416_500.37m, (await house.LineAsync()).Balances.Paid.Value);
        await house.DemandEvenAsync();

        // What was paid comes back days later.
        await house.TakeAsync(run.Number, i => i.Number == 1 ? ItemOutcome.Returned : (ItemOutcome)(i.Number - 1));
        Assert.Equal(PayableState.Returned, (await house.PayablesAsync())[0].State);
        await house.DemandEvenAsync();
    }

    /// <summary>One run is waited for, and these persons may do it.</summary>
    private static async Task WaitedAsync(PaymentHouse house, RunState state, WaitedParty party, params Actor[] persons)
    {
        await house.Inner.SettleAsync(Stop);
        var runs = house.Inner.Services.GetServices<IMatters>().OfType<RunWaitQueries>().Single();
        var open = Assert.Single(await runs.AllAsync(Stop));
        Assert.Equal(($"payment-run:1:{state}", party, $"{Line}"), (open.Key, open.Party, open.Home));
        var found = (await runs.FindAsync(open.Home, open.Key, Stop))!.Waited;
        Assert.Equal(persons.Select(p => p.PersonId).Order(), found.Persons.Select(p => p.PersonId).Order());
        Assert.Equal("RunReminder", found.Reminder!.Template.Name);
        Assert.Null(await runs.FindAsync(open.Home, "payment-run:1:Open", Stop));
    }

    [Fact]
    public async Task A_person_with_two_addresses_is_one_hand_and_who_is_not_verified_is_none()
    {
        await using var house = await PaymentHouse.OpenAsync();
        await house.OweAsync(600_000m);
        var (runs, twin) = (house.Get<RunCommands>(), Cast.ActorOf("officer3@office.example", Role.Officer));
        await house.Get<PeopleStore>().GrantAsync(twin.Name, new RoleGrant(Role.Officer), "周审", cancellation: Stop);
        Assert.Equal("hand-not-verified", await CodeAsync(() => runs.OpenAsync(twin, Line, "icbc", Stop)));
        var run = await house.GatheredAsync();
        await runs.SubmitAsync(PaymentHouse.Maker, Line, run.Number, Stop);
        await WaitedAsync(house, RunState.Submitted, WaitedParty.Officer, PaymentHouse.Checker, PaymentHouse.Approver);
        await house.VerifyAsync(twin, 1);
        Assert.Equal("same-hand", await CodeAsync(() => runs.TickAsync(twin, Line, 1, [1], Stop)));
        Assert.Equal("same-hand", await CodeAsync(() => runs.TickAsync(PaymentHouse.Maker, Line, 1, [1], Stop)));
        await house.BringAsync(1, RunState.Checked);
        await WaitedAsync(house, RunState.Checked, WaitedParty.Administrator, PaymentHouse.Approver);
        var administrator = twin with { Roles = new HashSet<Role> { Role.Administrator } };
        Assert.Equal("same-hand", await CodeAsync(() => runs.ApproveAsync(administrator, Line, 1, "600000", null, Stop)));
        Assert.Equal("role-not-allowed", await CodeAsync(() => runs.ApproveAsync(PaymentHouse.Checker, Line, 1, "600000", null, Stop)));

        // With another mailbox behind the account the verification counts no more.
        await house.Get<PeopleStore>().MoveAsync(
            new AddressChange
            {
                Id = "c",
                PersonId = PaymentHouse.Maker.PersonId,
                From = PaymentHouse.Maker.Name,
                To = "new@office.example",
                AskedAt = Sample.At,
            },
            Stop);
        Assert.Equal("hand-not-verified", await CodeAsync(() => runs.SendBackAsync(PaymentHouse.Maker, Line, 1, "核对后重做。", Stop)));
    }

    [Fact]
    public async Task Nobody_is_a_hand_where_their_own_organisation_or_one_in_conflict_is_paid()
    {
        await using var house = await PaymentHouse.OpenAsync();
        var payables = await house.OweAsync(100m, 200m, 300m);
        var runs = house.Get<RunCommands>();

        // The maker acts for the first under the code that stays of two.
        var act = new MergerAct("变更登记通知书", "单位更名换码。", "admin", "钱管理", Sample.At);
        await house.Get<ITableStore>().CommitAsync(MergerKeys.Partition, [RowCodec.Insert(MergerKeys.Of(payables[0].CreditCode), new Merger(
            payables[0].CreditCode, "", Cast.CodeOf(900), "", MergerStanding.Holds, act))], Stop);
        await house.Get<PeopleStore>().JoinAsync(PaymentHouse.Maker.PersonId, Cast.CodeOf(900), Stop);
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition("mixed-2026"),
            [RowCodec.Insert(RoundKeys.Conflict(PaymentHouse.Checker.PersonId, payables[1].CreditCode), "曾任其顾问。")], Stop);
        await house.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(payables[2].CreditCode)).Insert(
            OrganisationKeys.Organisation, new Organisation(payables[2].CreditCode, "", [PaymentHouse.Approver.PersonId])), Stop);

        var run = await runs.OpenAsync(PaymentHouse.Maker, Line, "zjrcu", Stop);
        var gathered = await house.Get<GatherCommands>().GatherAsync(PaymentHouse.Maker, Line, 1, new(null, new(2026, 3, 2)), Stop);
        Assert.Equal((2, NotGathered.Conflict), (gathered.Put, gathered.Left.Single().Why));
        await runs.SubmitAsync(PaymentHouse.Maker, Line, run.Number, Stop);
        Assert.Equal("payment-conflict", await CodeAsync(() => runs.TickAsync(PaymentHouse.Checker, Line, 1, [1], Stop)));
        await runs.SendBackAsync(PaymentHouse.Checker, Line, 1, "与其中一家有利害关系。", Stop);
        await house.Get<GatherCommands>().RemoveAsync(PaymentHouse.Maker, Line, 1, 1, Stop);
        await house.BringAsync(1, RunState.Checked);
        Assert.Equal("payment-conflict", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "300", null, Stop)));
    }

    [Fact]
    public async Task Nothing_is_paid_to_an_account_that_is_none_rests_or_moved_and_what_was_stopped_is_not_in_the_file()
    {
        await using var house = await PaymentHouse.OpenAsync();
        var payables = await house.OweAsync(100m, 200m, 300m, 400m);
        var runs = house.Get<RunCommands>();
        await house.Get<ITableStore>().CommitAsync(
            OrganisationKeys.Partition(payables[0].CreditCode), [new DeleteRow(AccountStore.Row)], Stop);
        await house.AccountAsync(payables[1].CreditCode, payables[1].HolderName, 2, 2, new(2026, 3, 3));
        await runs.OpenAsync(PaymentHouse.Maker, Line, "icbc", Stop);
        var gathered = await house.Get<GatherCommands>().GatherAsync(PaymentHouse.Maker, Line, 1, new(null, new(2026, 3, 2)), Stop);
        Assert.Equal([NotGathered.NoAccount, NotGathered.AccountRests], gathered.Left.Select(l => l.Why));
        await house.BringAsync(1, RunState.Checked);
        await house.AccountAsync(payables[2].CreditCode, payables[2].HolderName, 3, 2);
        Assert.Equal("payment-account-moved", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "700", null, Stop)));
        await runs.SendBackAsync(PaymentHouse.Approver, Line, 1, "账户已变更。", Stop);
        await house.Get<GatherCommands>().RemoveAsync(PaymentHouse.Maker, Line, 1, 1, Stop);
        await house.Get<GatherCommands>().GatherAsync(
            PaymentHouse.Maker, Line, 1, new([PayableKeys.Of(payables[2].AwardId, "first")], default), Stop);
        await house.BringAsync(1, RunState.Approved);

        var stored = await house.Get<RunStore>().PayableAsync(Line, payables[3].AwardId, "first", Stop);
        await house.Get<ITableStore>().CommitAsync(
            MoneyKeys.Partition(Line),
            [RowCodec.Replace(stored!, stored!.Value with { State = PayableState.Stopped, Reason = "暂停拨付" })], Stop);
        await house.BringAsync(1, RunState.Sent);
        var run = await house.RunAsync(1);
        Assert.Equal((1, 300m), (run.Sent, run.SentSum.Value));
        var file = Encoding.UTF8.GetString(await house.Get<PaymentFileCommands>().TakeAsync(
            PaymentHouse.Maker, Line, 1, PaymentFileForm.Csv, Stop));
        Assert.Contains(PaymentHouse.NumberOf(3, 2), file, StringComparison.Ordinal);
        Assert.DoesNotContain(PaymentHouse.NumberOf(4), file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_the_same_bytes_as_often_as_it_is_taken_and_whole_numbers_stand_nowhere_else()
    {
        await using var house = await PaymentHouse.OpenAsync();
        await house.OweAsync(100m, 200m);
        var files = house.Get<PaymentFileCommands>();
        await house.GatheredAsync("icbc");
        await house.BringAsync(1, RunState.Approved);
        Assert.Equal("payment-file-missing", await CodeAsync(
            () => files.TakeAsync(PaymentHouse.Maker, Line, 1, PaymentFileForm.Csv, Stop)));
        await house.BringAsync(1, RunState.Sent);
        foreach (var form in Enum.GetValues<PaymentFileForm>())
        {
            var first = await files.TakeAsync(PaymentHouse.Maker, Line, 1, form, Stop);
            house.Inner.Clock.Advance(TimeSpan.FromDays(2));
            Assert.Equal(first, await files.TakeAsync(PaymentHouse.Maker, Line, 1, form, Stop));
        }

        Assert.Equal("role-not-allowed", await CodeAsync(
            () => files.TakeAsync(PaymentHouse.Approver, Line, 1, PaymentFileForm.Csv, Stop)));
        await house.Inner.SettleAsync(Stop);
        foreach (var partition in new[] { MoneyKeys.Partition(Line), HomeKeys.System, OrganisationKeys.Partition(Cast.CodeOf(1)) })
        {
            await foreach (var row in house.Get<ITableStore>().EnumerateAsync(partition, KeyRange.All, Stop))
            {
                var text = string.Concat(row.Properties.Values);
                Assert.DoesNotContain(PaymentHouse.NumberOf(1), text, StringComparison.Ordinal);
                Assert.DoesNotContain(IdentityNumbers.Of(1), text, StringComparison.Ordinal);
            }
        }

        await using var blob = await house.Get<IBlobStore>().OpenReadAsync(RunKeys.File(await house.RunAsync(1), "csv"), 0, Stop);
        using var reader = new StreamReader(blob!, Encoding.Latin1);
        Assert.DoesNotContain(PaymentHouse.NumberOf(1), await reader.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_the_amount_a_code_is_entered_that_counts_once()
    {
        await using var house = await PaymentHouse.OpenAsync(codeAbove: 500);
        await house.OweAsync(300m, 200.01m);
        var runs = house.Get<RunCommands>();
        await house.GatheredAsync();
        await house.BringAsync(1, RunState.Checked);
        Assert.Equal("one-time-code-not-enrolled", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500.01", "123456", Stop)));
        var totp = await house.EnrolAsync(PaymentHouse.Approver);
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = totp.ComputeTotp(house.Inner.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal("one-time-code-wrong", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500.01", code == "000000" ? "000001" : "000000", Stop)));
        Assert.Equal("one-time-code-wrong", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500.01", null, Stop)));
        Assert.Equal("confirmation-mismatch", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500", code, Stop)));

        // Twice in one moment: one approval, one code.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500.01", code, Stop);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(o => o));
        await runs.SendBackAsync(PaymentHouse.Maker, Line, 1, "先退回重做。", Stop);
        await house.BringAsync(1, RunState.Checked);
        Assert.Equal("one-time-code-used", await CodeAsync(
            () => runs.ApproveAsync(PaymentHouse.Approver, Line, 1, "500.01", code, Stop)));
    }

    [Fact]
    public async Task Two_makers_at_one_moment_put_each_payable_into_one_run()
    {
        await using var house = await PaymentHouse.OpenAsync();
        await house.OweAsync([.. Enumerable.Range(1, 60).Select(n => (decimal)n)]);
        await house.Get<PeopleStore>().GrantAsync(PaymentHouse.Checker.Name, new RoleGrant(Role.Officer), cancellation: Stop);
        var runs = house.Get<RunCommands>();
        Actor[] makers = [PaymentHouse.Maker, PaymentHouse.Checker];
        var opened = new List<PaymentRun>();
        foreach (var maker in makers)
            opened.Add(await runs.OpenAsync(maker, Line, "zjrcu", Stop));
        var put = await Task.WhenAll(makers.Zip(opened).Select(both => Task.Run(() => house.Get<GatherCommands>().GatherAsync(
            both.First, Line, both.Second.Number, new(null, new(2026, 3, 2)), Stop), Stop)));
        Assert.Equal(60, put.Sum(p => p.Put));
        var items = new List<RunItem>();
        foreach (var run in opened)
            items.AddRange((await house.Get<RunStore>().ItemsAsync(run, Stop)).Select(i => i.Value));
        Assert.Equal(60, items.DistinctBy(i => i.AwardId).Count());
        Assert.All(opened, r => Assert.True(r.Number is 1 or 2));
    }

    [Fact]
    public async Task A_run_that_is_given_up_lets_its_payables_wait_though_the_process_ends_in_between()
    {
        await using var house = await PaymentHouse.OpenAsync();
        await house.OweAsync([.. Enumerable.Range(1, 100).Select(n => (decimal)n)]);
        await house.GatheredAsync();
        foreach (var hosted in house.Inner.Services.GetServices<IHostedService>())
            await hosted.StopAsync(Stop);
        await house.Get<RunCommands>().DropAsync(PaymentHouse.Maker, Line, 1, Stop);
        Assert.All(await house.PayablesAsync(), p => Assert.Equal(PayableState.InRun, p.State));
        for (var time = 0; time < 2; time++)
            await house.Get<Sweep>().RunAsync(Stop);
        Assert.All(await house.PayablesAsync(), p => Assert.Equal((PayableState.Waiting, null, 1), (p.State, p.Run, p.Attempt)));
        Assert.Empty(await house.Get<RunStore>().ItemsAsync(await house.RunAsync(1), Stop));
    }

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
