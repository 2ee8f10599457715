namespace Funding.Engine.Turns;

/// <summary>Brings an instance back to where its history ends, and holds its code against that history.</summary>
internal sealed class Replayer(EngineParts parts, Func<long, InstanceRow?> rowOf, Action<long, int> foreign)
{
    /// <summary>A coroutine for the instance's running generation, not begun.</summary>
    /// <exception cref="InvalidOperationException">Its code is not registered.</exception>
    public Execution Begin(InstanceRow row)
    {
        var orchestrator = parts.Tasks.Orchestrator(row.Name, parts.Services)
            ?? throw new InvalidOperationException($"Instance '{row.Id}' needs orchestrator '{row.Name}', which is not registered.");
        var options = parts.Options;
        var code = new GenerationCode(orchestrator, options.Converter, parts.Loggers, options.DefaultVersion, () => ParentOf(row));
        return new Execution(code, row, () => foreign(row.Key, row.Generation));
    }

    private ParentOrchestrationInstance? ParentOf(InstanceRow row) =>
        row.Parent is { } step && rowOf(step.Key) is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.Id) : null;

    public void Replay(Instance instance, IReadOnlyList<HistoryEntry> history)
    {
        instance.NextRow = history.Count;
        var execution = Begin(instance.Row);
        var laidUp = new List<HistoryEvent>();
        for (var i = 0; i < history.Count; i++)
        {
            var entry = history[i];
            instance.LastTurnAt = Math.Max(instance.LastTurnAt, entry.AtTicks);
            if (entry.Steps is null)
            {
                laidUp.AddRange(entry.Events);
                continue;
            }
            execution.RunTurn(entry.AtTicks, laidUp.Count == 0 ? entry.Events : [.. laidUp, .. entry.Events], isReplay: true);
            laidUp.Clear();
            Compare(instance.Row, i, entry.Steps, execution);
        }
        instance.LaidUp = laidUp;
        instance.Execution = execution;
    }

    private static void Compare(InstanceRow row, int entry, IReadOnlyList<Step> recorded, Execution execution)
    {
        var found = execution.Steps;
        for (var i = 0; i < Math.Max(recorded.Count, found.Count); i++)
        {
            var expected = i < recorded.Count ? recorded[i] : null;
            var actual = i < found.Count ? found[i] : null;
            if (expected is null || actual is null || !expected.IsSameAs(actual))
                throw Differs(row, entry, expected?.ToString() ?? "nothing more", actual?.ToString()
                    ?? (execution.Ended ? "the end" : "nothing more"));
        }
        if (execution.Ended)
            throw Differs(row, entry, "that it goes on", "the end");
    }

    private static NonDeterministicOrchestrationException Differs(InstanceRow row, int entry, string expected, string actual) => new(
        $"Instance '{row.Id}' of orchestrator '{row.Name}', version '{row.Version}': in turn {entry + 1} its history records {expected}, "
        + $"its code now does {actual}. Changed code asks its context for the version and keeps the old way for old instances.");
}
