namespace Funding.Workflows.Stages;

/// <summary>What of a round waits for one of the office beside its present stages; whoever owns it registers it.</summary>
public interface IOfficeDuty
{
    /// <returns>A line each; nothing, and nothing read, for who may not see to it.</returns>
    Task<IReadOnlyList<StageWait>> OfAsync(RoundSummary round, Actor reader, CancellationToken cancellation = default);
}
