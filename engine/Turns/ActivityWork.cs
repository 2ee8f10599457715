namespace Funding.Engine.Turns;

/// <summary>An activity whose request is journaled and which has to run.</summary>
internal sealed record ActivityWork(Instance Instance, int Generation, Step Step);
