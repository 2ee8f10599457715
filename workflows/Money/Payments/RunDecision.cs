namespace Funding.Workflows.Money.Payments;

/// <summary>What a hand does with a run.</summary>
public enum RunAct
{
    /// <summary>Puts payables in or takes them out, submits the run, gives it up.</summary>
    Make,

    /// <summary>Looks at each payment and ticks it.</summary>
    Tick,
    Check,
    Approve,
    SendBack,

    /// <summary>Makes the file.</summary>
    Send,
    Answer,
}

/// <summary>Who may do what with a run, and what it is then. Pure.</summary>
public static class RunDecision
{
    /// <exception cref="RefusedException">The run is in another state, or another hand's.</exception>
    public static void Demand(PaymentRun run, RunAct act, Hand hand)
    {
        if (Bar(run, act, hand) is { } bar) throw new RefusedException(bar);
    }

    /// <returns>Why not; null where the hand may.</returns>
    public static Refusal? Bar(PaymentRun run, RunAct act, Hand hand) => act switch
    {
        RunAct.Make => run.State != RunState.Open ? RunRefusals.NotNow(run.State)
            : run.Maker.PersonId != hand.PersonId ? RunRefusals.OtherMaker(run.Maker.Name) : null,
        RunAct.Tick or RunAct.Check => run.State != RunState.Submitted ? RunRefusals.NotNow(run.State)
            : run.Checker is { } other && other.PersonId != hand.PersonId ? RunRefusals.OtherChecker(other.Name)
            : ThreeHands.Bar(hand, run.Maker),
        RunAct.Approve => run.State != RunState.Checked ? RunRefusals.NotNow(run.State) : ThreeHands.Bar(hand, run.Maker, run.Checker),
        RunAct.SendBack => run.State is RunState.Submitted or RunState.Checked || run is { State: RunState.Approved, Sent: 0 }
            ? null : RunRefusals.NotNow(run.State),
        RunAct.Send => run.State == RunState.Approved ? null : RunRefusals.NotNow(run.State),
        _ => run.State is not (RunState.Sent or RunState.Settled) ? RunRefusals.NotNow(run.State)
            : run.Settling is not null ? RunRefusals.Settling() : null,
    };

    /// <exception cref="RefusedException">It has no payment.</exception>
    public static PaymentRun Submit(PaymentRun run, Hand hand)
    {
        Demand(run, RunAct.Make, hand);
        return run.Count == 0 ? throw new RefusedException(RunRefusals.Empty())
            : run with { State = RunState.Submitted, Ticked = 0, Checker = null, Approver = null };
    }

    /// <param name="ticked">How many more.</param>
    public static PaymentRun Tick(PaymentRun run, Hand hand, int ticked)
    {
        Demand(run, RunAct.Tick, hand);
        return run with { Checker = hand, Ticked = run.Ticked + ticked };
    }

    /// <param name="typed">The sum once more.</param>
    /// <exception cref="RefusedException">Some payments are not ticked, or another sum was typed.</exception>
    public static PaymentRun Check(PaymentRun run, Hand hand, string? typed)
    {
        Demand(run, RunAct.Check, hand);
        if (run.Ticked != run.Count) throw new RefusedException(RunRefusals.NotTicked(run.Count - run.Ticked));
        DemandSum(run, typed);
        return run with { State = RunState.Checked, Checker = hand };
    }

    /// <inheritdoc cref="Check"/>
    public static PaymentRun Approve(PaymentRun run, Hand hand, string? typed)
    {
        Demand(run, RunAct.Approve, hand);
        DemandSum(run, typed);
        return run with { State = RunState.Approved, Approver = hand };
    }

    /// <summary>To its maker, who may change it: who checked and approved it is void.</summary>
    public static PaymentRun SendBack(PaymentRun run, Hand hand, string reason)
    {
        Demand(run, RunAct.SendBack, hand);
        return run with
        {
            State = RunState.Open,
            Round = run.Round + 1,
            Ticked = 0,
            Checker = null,
            Approver = null,
            Back = new(run.State, reason, new(hand.PersonId, hand.Name, hand.At)),
        };
    }

    /// <summary>What was in it waits again, which an effect carries out.</summary>
    public static PaymentRun Drop(PaymentRun run, Hand hand)
    {
        Demand(run, RunAct.Make, hand);
        return run with { State = RunState.Dropped };
    }

    private static void DemandSum(PaymentRun run, string? typed)
    {
        if (AnswerText.Number(typed) != run.Sum.Value) throw new RefusedException(RunRefusals.OtherSum());
    }
}

/// <summary>How a payable comes into a run and out of it. Pure.</summary>
public static class PayableMoves
{
    /// <summary>Waits, or the bank failed to pay it, or it came back.</summary>
    public static bool MayBePut(Payable payable) => payable.State is PayableState.Waiting or PayableState.Failed or PayableState.Returned;

    /// <summary>Another attempt only after one that failed or came back.</summary>
    public static Payable Put(Payable payable, int run) => !MayBePut(payable)
        ? throw new RefusedException(RunRefusals.NotWaiting(payable.AwardId, payable.Tranche))
        : payable with
        {
            State = PayableState.InRun,
            Run = run.ToString(CultureInfo.InvariantCulture),
            Attempt = payable.State == PayableState.Waiting ? payable.Attempt : payable.Attempt + 1,
            Reason = null,
        };

    /// <summary>Out of a run that was not sent; one that was stopped meanwhile stays so.</summary>
    public static Payable Release(Payable payable) => payable.State == PayableState.InRun
        ? payable with { State = PayableState.Waiting, Run = null } : payable with { Run = null };

    /// <summary>Less is to be paid, for its holder owed as much: nothing any more where it owed all of it.</summary>
    /// <param name="amount">At most what is to be paid.</param>
    public static Payable KeepBack(Payable payable, Yuan amount) => payable with
    {
        Amount = payable.Amount - amount,
        SetOff = payable.SetOff + amount,
        State = amount == payable.Amount ? PayableState.Paid : payable.State,
    };

    public static bool IsIn(Payable payable, RunItem item) =>
        payable.Attempt == item.Attempt && payable.Run == item.Run.ToString(CultureInfo.InvariantCulture);
}
