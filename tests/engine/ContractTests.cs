namespace Funding.Engine.Tests;

public sealed class ContractOnSqliteTests : OrchestrationContract
{
    protected override IEngineHarness CreateHarness() => new EmbeddedHarness(durable: true);
}

public sealed class ContractInMemoryTests : OrchestrationContract
{
    protected override IEngineHarness CreateHarness() => new EmbeddedHarness(durable: false);
}

/// <summary>Every waiting instance leaves memory at once, so each turn begins with a replay.</summary>
public sealed class ContractWithReplaysTests : OrchestrationContract
{
    protected override IEngineHarness CreateHarness() => new EmbeddedHarness(durable: true, idleInstancesInMemory: 0);
}
