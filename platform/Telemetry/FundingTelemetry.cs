namespace Funding.Platform.Telemetry;

/// <summary>
/// Spans and counters of the app, for any host's exporter. Their names and tags are of closed sets or ids of rounds: never a
/// person, an address, a link.
/// </summary>
public static class FundingTelemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "Funding";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> ActivityTime = Meter.CreateHistogram<double>(
        "funding.activity.duration", "s", "Time of an activity, by its name, the act that it did and the outcome.");
    private static readonly Counter<long> Effects = Meter.CreateCounter<long>(
        "funding.effects", "{effect}", "Effects carried out, by kind, outcome and round.");
    private static readonly Counter<long> Stages = Meter.CreateCounter<long>(
        "funding.stage.entered", "{stage}", "Stages that rounds entered, by round and stage.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "funding.orchestration.failed", "{orchestration}", "Orchestrations that failed, by the orchestrator's name.");

    /// <param name="act">Null for a look.</param>
    public static void ActivityRan(string activity, string? act, bool done, TimeSpan took) =>
        ActivityTime.Record(took.TotalSeconds, new("activity", activity), new("act", act), new("outcome", done ? "done" : "failed"));

    public static void OrchestrationFailed(string orchestrator) =>
        Failures.Add(1, new KeyValuePair<string, object?>("orchestrator", orchestrator));

    /// <param name="outcome">"done", "retried" or "given-up".</param>
    internal static void EffectTried(string kind, string outcome, string? round) =>
        Effects.Add(1, new("kind", kind), new("outcome", outcome), new("round", round));

    public static void StageEntered(string round, string stage) => Stages.Add(1, new("round", round), new("stage", stage));
}
