namespace Funding.Functions.Orchestration;

/// <summary>
/// The orchestrators as classes on the domain clock: the extension makes each one's trigger. Activities keep triggers of their own,
/// for these bring the client's address to the instances that run nothing else.
/// </summary>
internal static class Orchestrators
{
    public static void AddTo(DurableTaskRegistry tasks, DurableClock clock)
    {
        foreach (var (name, create) in FundingActivities.Orchestrators)
            tasks.AddOrchestrator(name, () => new OnDomainClock(create(), clock));
    }
}
