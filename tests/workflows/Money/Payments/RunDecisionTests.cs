namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>Who may do what with a run, in which state.</summary>
public sealed class RunDecisionTests
{
    private const string Sum = "1,204,500.37";

    [Fact]
    public void Three_persons_bring_a_run_to_its_file()
    {
        var run = RunDecision.Submit(Sample.Open, Sample.Maker);
        run = RunDecision.Tick(RunDecision.Tick(run, Sample.Checker, 2), Sample.Checker, 1);
        run = RunDecision.Check(run, Sample.Checker, Sum);
        run = RunDecision.Approve(run, Sample.Approver, Sum);
        Assert.Equal((RunState.Approved, "checker", "approver"), (run.State, run.Checker!.PersonId, run.Approver!.PersonId));
        Assert.Null(RunDecision.Bar(run, RunAct.Send, Sample.Maker));
    }

    [Fact]
    public void No_hand_acts_twice_whatever_address_it_comes_by()
    {
        var submitted = RunDecision.Submit(Sample.Open, Sample.Maker);
        var again = Sample.Maker with { PersonId = "maker-2" };
        Assert.Equal("same-hand", Code(() => RunDecision.Tick(submitted, Sample.Maker, 1)));
        Assert.Equal("same-hand", Code(() => RunDecision.Tick(submitted, again, 1)));
        var ticked = RunDecision.Tick(submitted, Sample.Checker, 3);
        Assert.Equal("payment-run-checked-by-another", Code(() => RunDecision.Tick(ticked, Sample.Approver, 1)));
        var approving = RunDecision.Check(ticked, Sample.Checker, Sum);
        Assert.All([Sample.Maker, again, Sample.Checker, Sample.Checker with { PersonId = "checker-2" }],
            hand => Assert.Equal("same-hand", Code(() => RunDecision.Approve(approving, hand, Sum))));
        Assert.Equal("payment-run-of-another", Code(() => RunDecision.Submit(Sample.Open, again)));
    }

    [Fact]
    public void A_sum_is_typed_and_each_payment_looked_at()
    {
        var submitted = RunDecision.Submit(Sample.Open, Sample.Maker);
        Assert.Equal("payments-not-ticked", Code(() => RunDecision.Check(submitted, Sample.Checker, Sum)));
        var ticked = RunDecision.Tick(submitted, Sample.Checker, 3);
        Assert.Equal("confirmation-mismatch", Code(() => RunDecision.Check(ticked, Sample.Checker, "1204500.3")));
        var approving = RunDecision.Check(ticked, Sample.Checker, "１204500.37");
        Assert.Equal("confirmation-mismatch", Code(() => RunDecision.Approve(approving, Sample.Approver, null)));
        Assert.Equal("payment-run-empty", Code(() => RunDecision.Submit(
            Sample.Open with { Count = 0, Sum = Yuan.Zero }, Sample.Maker)));
    }

    [Fact]
    public void Each_hand_sends_it_back_until_its_file_is_begun_and_who_acted_is_void()
    {
        var submitted = RunDecision.Submit(Sample.Open, Sample.Maker);
        var approved = RunDecision.Approve(RunDecision.Check(
            RunDecision.Tick(submitted, Sample.Checker, 3), Sample.Checker, Sum), Sample.Approver, Sum);
        foreach (var run in new[] { submitted, approved })
        {
            var back = RunDecision.SendBack(run, Sample.Approver, "账户名称与函件不符。");
            Assert.Equal((RunState.Open, 2, 0, null, null), (back.State, back.Round, back.Ticked, back.Checker, back.Approver));
            Assert.Equal((run.State, "账户名称与函件不符。"), (back.Back!.From, back.Back.Reason));
        }

        Assert.Equal("payment-run-state", Code(() => RunDecision.SendBack(approved with { Sent = 1 }, Sample.Maker, "晚了。")));
        Assert.Equal("payment-run-state", Code(() => RunDecision.SendBack(Sample.Sent, Sample.Maker, "晚了。")));
        Assert.Equal("payment-run-state", Code(() => RunDecision.Drop(submitted, Sample.Maker)));
    }

    [Fact]
    public void An_act_is_open_in_the_states_of_its_hand_alone()
    {
        var open = Enum.GetValues<RunState>().SelectMany(state => Enum.GetValues<RunAct>().Where(act => RunDecision.Bar(
            Sample.Open with { State = state, Checker = state >= RunState.Checked ? Sample.Checker : null }, act,
            act == RunAct.Make ? Sample.Maker : act is RunAct.Tick or RunAct.Check ? Sample.Checker : Sample.Approver) is null)
            .Select(act => $"{state}:{act}"));
        Assert.Equal(
            ["Open:Make", "Submitted:Tick", "Submitted:Check", "Submitted:SendBack", "Checked:Approve", "Checked:SendBack",
                "Approved:SendBack", "Approved:Send", "Sent:Answer", "Settled:Answer"],
            open);
    }

    [Fact]
    public void A_payable_is_in_one_run_and_gets_another_attempt_only_after_it_failed_or_came_back()
    {
        var waiting = Sample.PayableOf(Sample.Items[0], PayableState.Waiting) with { Run = null };
        var put = PayableMoves.Put(waiting, 7);
        Assert.Equal((PayableState.InRun, "7", 1), (put.State, put.Run, put.Attempt));
        Assert.Equal("payable-not-waiting", Code(() => PayableMoves.Put(put, 8)));
        Assert.Equal((PayableState.Waiting, null, 1), Facts(PayableMoves.Release(put)));
        Assert.Equal(1, PayableMoves.Put(PayableMoves.Release(put), 8).Attempt);
        Assert.Equal(2, PayableMoves.Put(put with { State = PayableState.Failed, Run = null, Reason = "账号不存在" }, 8).Attempt);
        Assert.Equal(3, PayableMoves.Put(put with { State = PayableState.Returned, Attempt = 2 }, 9).Attempt);
        Assert.All([PayableState.Sent, PayableState.Paid, PayableState.Stopped], state =>
            Assert.Equal("payable-not-waiting", Code(() => PayableMoves.Put(put with { State = state }, 8))));
        Assert.Equal(PayableState.Stopped, PayableMoves.Release(put with { State = PayableState.Stopped }).State);

        static (PayableState, string?, int) Facts(Payable payable) => (payable.State, payable.Run, payable.Attempt);
    }

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Refusals.Single().Code;

    private static string Code(Func<object> act) => Assert.Throws<RefusedException>(act).Refusals.Single().Code;
}
