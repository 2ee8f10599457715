namespace Funding.Workflows.Stages;

/// <summary>What a kind adds where the core changes a round: at its launch, as its days move, as an applicant withdraws.</summary>
public interface IStageChanges
{
    /// <summary>The names of what the kind asks at a launch (<see cref="LaunchRequest.Answers"/>).</summary>
    IReadOnlyList<string> LaunchAnswers { get; }

    /// <summary>What is wrong for the kind's stage with what was asked for at a launch. Pure.</summary>
    /// <param name="plan">The stages with their closing days.</param>
    /// <param name="opens">The first day of the first stage.</param>
    IEnumerable<Refusal> CheckLaunch(LaunchRequest request, Programme programme, StagePlan plan, DateOnly opens);

    /// <summary>What of the kind's stage should be looked at before a launch and does not stop it.</summary>
    Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(LaunchRequest request, LaunchPlan plan, CancellationToken cancellation);

    /// <summary>What the kind adds to a round as it is launched, and to the launch's commit.</summary>
    Launching Launch(Launching launching);

    /// <summary>What of the kind's rows belongs into the commit that moves the round's days.</summary>
    Task MoveAsync(Commit commit, Round before, Round after, CancellationToken cancellation);

    /// <summary>Why the stage before may not be opened again while the round is in the kind's: somebody acted since.</summary>
    /// <returns>Null where it may.</returns>
    Task<Refusal?> GoneOnAsync(Round round, CancellationToken cancellation);

    /// <summary>Whether an application may be withdrawn while the round is in the stage, and what that does. Pure.</summary>
    Withdrawing Withdraw(WithdrawalCase asked);

    /// <summary>Does it, in the commit of a withdrawal after the close.</summary>
    /// <param name="round">As it is for the application, see <see cref="Round.For"/>.</param>
    /// <param name="leaving">As it was before.</param>
    /// <returns>Who is told because of the stage, beside the desk and the office; person ids.</returns>
    Task<IReadOnlyList<string>> WithdrawAsync(Commit commit, Round round, Application leaving, CancellationToken cancellation);
}
