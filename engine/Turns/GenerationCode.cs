namespace Funding.Engine.Turns;

/// <summary>What one generation of an instance runs with.</summary>
/// <param name="DefaultVersion">Of children that name none.</param>
/// <param name="Parent">Answers null at top level, and once the parent is purged.</param>
internal sealed record GenerationCode(
    ITaskOrchestrator Orchestrator, DataConverter Converter, ILoggerFactory Loggers, string DefaultVersion,
    Func<ParentOrchestrationInstance?> Parent);
