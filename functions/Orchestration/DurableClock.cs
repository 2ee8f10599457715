namespace Funding.Functions.Orchestration;

/// <summary>
/// How the domain clock of orchestrations goes by the system's, which Durable Functions keeps. In production they are one;
/// a rehearsal's domain clock runs faster.
/// </summary>
public class DurableClock
{
    /// <summary>The domain's moment at a moment of the system. The same in every process and for ever: replays ask again.</summary>
    public virtual DateTime ToDomain(DateTime systemUtc) => systemUtc;

    /// <summary>When the system has to look whether a moment of the domain has come; the adapter looks again if it has not.</summary>
    public virtual DateTime ToSystem(DateTime domainUtc, DateTime systemNowUtc) => domainUtc;
}
