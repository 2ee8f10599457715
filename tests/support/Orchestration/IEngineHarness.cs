namespace Funding.Tests.Support.Orchestration;

/// <summary>An engine that the contract's suite drives. Its clock stands still unless moved.</summary>
public interface IEngineHarness : IAsyncDisposable
{
    DurableTaskClient Client { get; }

    DateTime UtcNow { get; }

    /// <summary>Entries in the history of an instance's running generation; null where there is no such instance.</summary>
    int? HistoryLength(string instanceId);

    /// <summary>
    /// Starts with these orchestrators and activities; activities get their services from nowhere else. New instances are of that version.
    /// </summary>
    Task StartAsync(DurableTaskRegistry registry, string version = "1");

    /// <summary>Stops as a deployment does and starts again on the same journal, with this code.</summary>
    /// <remarks>False where the journal ends with the process.</remarks>
    Task<bool> RestartAsync(DurableTaskRegistry registry, string version = "1");

    /// <summary>Moves the domain clock, after what is runnable has run; due timers fire.</summary>
    Task AdvanceAsync(TimeSpan by);

    /// <summary>Completes when everything that can run has run.</summary>
    Task SettleAsync();
}
