using Funding.Workflows.Orchestration;

namespace Funding.Tests.Support.Orchestration;

/// <summary>An engine that the contract's suite drives. Its clock stands still unless moved.</summary>
public interface IEngineHarness : IAsyncDisposable
{
    OrchestrationClient Client { get; }

    DateTime UtcNow { get; }

    /// <summary>Starts with these orchestrators and activities; activities get their services from nowhere else.</summary>
    Task StartAsync(OrchestrationRegistry registry);

    /// <summary>Stops as a deployment does and starts again on the same journal, with this code.</summary>
    /// <remarks>False where the journal ends with the process.</remarks>
    Task<bool> RestartAsync(OrchestrationRegistry registry);

    /// <summary>Moves the domain clock, after what is runnable has run; due timers fire.</summary>
    Task AdvanceAsync(TimeSpan by);

    /// <summary>Completes when everything that can run has run.</summary>
    Task SettleAsync();
}
