using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

// Each has a task hub of its own and waits for queues: of one class alone they would take four minutes one after another.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 6)]

namespace Funding.Functions.Tests.Orchestration;

/// <summary>The suite on the framework's own code, in the memory of its test host.</summary>
public sealed class DurableContractTests : OrchestrationContract
{
    protected override IEngineHarness CreateHarness() => new DurableHarness(new MemoryBackend());
}

/// <summary>The same on the backend that Durable Functions uses: what a restart leaves is what Azure Storage has.</summary>
public sealed class DurableContractOnStorageTests(AzuriteFixture azurite) : OrchestrationContract
{
    // Azure Storage looks before it writes.
    protected override bool TellsOneThatItMadeIt => false;

    // A storage queue hands out in about the order that messages came in.
    protected override bool KeepsOrder => false;

    // Each is a message and several rows of a task hub: a thousand are minutes of both cores and show nothing more.
    protected override int Crowd => 150;

    protected override IEngineHarness CreateHarness() => new DurableHarness(new StorageBackend(azurite));
}
