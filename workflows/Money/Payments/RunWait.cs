namespace Funding.Workflows.Money.Payments;

/// <summary>
/// Runs as they were after their last change of state, in one partition, so that the list of who is waited for reads what there is of runs
/// and no line; written by an effect and repaired by reconcile.
/// </summary>
internal static class RunList
{
    public const string Partition = "payment-runs";

    /// <summary>The last part of it is the run's number.</summary>
    public static string KeyOf(PaymentRun run) => string.Create(CultureInfo.InvariantCulture, $"{run.Line}:{run.Number:0000}");

    public static Commit List(this Commit commit, PaymentRun run) => commit.WriteElsewhere(Partition, KeyOf(run), run);
}

/// <summary>Whose turn it is in a run of payments. Pure.</summary>
public static class RunWait
{
    /// <returns>Null where nobody is waited for: every payment was answered for, or the run was given up.</returns>
    public static WaitedParty? PartyOf(PaymentRun run) => run.State switch
    {
        RunState.Settled or RunState.Dropped => null,
        RunState.Checked => WaitedParty.Administrator,
        _ => WaitedParty.Officer,
    };

    /// <summary>What whoever is waited for has to be allowed.</summary>
    public static Right RightOf(RunState state) => state switch
    {
        RunState.Submitted => Right.CheckPayment,
        RunState.Checked => Right.ApprovePayment,
        _ => Right.MakePayment,
    };

    /// <summary>Of those who are allowed: its maker alone while it is open, and none who was a hand in it before.</summary>
    public static IEnumerable<string> Of(PaymentRun run, IEnumerable<string> allowed) => run.State switch
    {
        RunState.Open => [run.Maker.PersonId],
        RunState.Submitted when run.Checker is { } checker => [checker.PersonId],
        RunState.Submitted or RunState.Checked =>
            allowed.Where(p => p != run.Maker.PersonId && p != run.Checker?.PersonId),
        _ => allowed,
    };
}
