namespace Funding.Workflows.Stages;

/// <summary>What the office writes beside an application; whoever owns it registers it, so that it is forgotten with it.</summary>
public interface ICaseNotes
{
    /// <summary>Takes away what was written of an application whose answers are forgotten. Begun again it does nothing.</summary>
    Task ForgetAsync(string roundId, string applicationId, CancellationToken cancellation);
}
