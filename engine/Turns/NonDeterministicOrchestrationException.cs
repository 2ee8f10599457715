namespace Funding.Engine.Turns;

/// <summary>An orchestrator's code does not repeat what its history records.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : Exception(message);
