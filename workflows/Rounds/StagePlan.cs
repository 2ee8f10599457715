namespace Funding.Workflows.Rounds;

/// <summary>A stage as a round keeps it from its launch on.</summary>
/// <param name="Closes">The last day, to its end; null for a stage that ends by its work.</param>
/// <param name="Exits">Where the exits beside "next" lead; null where there are none.</param>
public sealed record PlannedStage(
    StageKey Id, string Kind, StageLength Length, DateOnly? Closes = null, IReadOnlyDictionary<string, StageKey>? Exits = null)
{
    /// <summary>1 the first time, one more whenever the round goes back to it or past it. Votes and links belong to one.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>Each case goes on from here by itself while the round stays: it ends with this stage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Splits { get; init; }
}

/// <summary>The stages of a round in their order, with their closing days. Order is asked here and nowhere else.</summary>
[JsonConverter(typeof(StagePlanJson))]
public sealed class StagePlan : IReadOnlyList<PlannedStage>, IEquatable<StagePlan>
{
    private readonly PlannedStage[] stages;

    /// <exception cref="ArgumentException">No stage, or two of one id.</exception>
    public StagePlan(IEnumerable<PlannedStage> stages)
    {
        this.stages = [.. stages];
        if (this.stages.Length == 0 || this.stages.DistinctBy(s => s.Id).Count() < this.stages.Length)
            throw new ArgumentException("A round has at least one stage, and each has an id of its own.", nameof(stages));
    }

    public int Count => stages.Length;

    public PlannedStage this[int index] => stages[index];

    public PlannedStage First => stages[0];

    /// <summary>The latest of all closing days; the default where no stage has one.</summary>
    public DateOnly LastDay => stages.Max(s => s.Closes) ?? default;

    /// <exception cref="KeyNotFoundException">No such stage.</exception>
    public PlannedStage Of(StageKey id) => stages[IndexOf(id)];

    /// <summary>The stage of that kind; null when the round has none.</summary>
    public PlannedStage? Find(string kind) => Array.Find(stages, s => s.Kind == kind);

    public bool Has(StageKey id) => Array.Exists(stages, s => s.Id == id);

    /// <exception cref="KeyNotFoundException">No such stage.</exception>
    public int IndexOf(StageKey id) => Array.FindIndex(stages, s => s.Id == id) is >= 0 and var index
        ? index
        : throw new KeyNotFoundException($"The round has no stage '{id}'.");

    /// <summary>The stage after it; null after the last.</summary>
    public PlannedStage? NextOf(StageKey id) => IndexOf(id) + 1 is var index && index < stages.Length ? stages[index] : null;

    public bool IsBefore(StageKey one, StageKey other) => IndexOf(one) < IndexOf(other);

    /// <summary>The last closing day before the stage; null when no stage before it has one.</summary>
    public DateOnly? CloseBefore(StageKey id) => stages.Take(IndexOf(id)).LastOrDefault(s => s.Closes is not null)?.Closes;

    /// <exception cref="ArgumentOutOfRangeException">The stage ends by its work.</exception>
    public DateOnly CloseOf(StageKey id) =>
        Of(id).Closes ?? throw new ArgumentOutOfRangeException(nameof(id), id, "The stage has no closing day.");

    /// <summary>Each case comes to the stage by itself and has days of its own there: the stage has no closing.</summary>
    public bool IsByCase(StageKey id) => stages.Take(IndexOf(id)).Any(s => s.Splits);

    /// <summary>The same stages with another closing day of one.</summary>
    public StagePlan With(StageKey id, DateOnly closes) => new(stages.Select(s => s.Id == id ? s with { Closes = closes } : s));

    /// <summary>The round goes back from one stage to an earlier one: all between, both included, have their next pass.</summary>
    public StagePlan Back(StageKey from, StageKey to)
    {
        var (first, last) = (IndexOf(to), IndexOf(from));
        return new(stages.Select((s, i) => i >= first && i <= last ? s with { Pass = s.Pass + 1 } : s));
    }

    public bool Equals(StagePlan? other) => other is not null && stages.SequenceEqual(other.stages);

    public override bool Equals(object? obj) => Equals(obj as StagePlan);

    public override int GetHashCode() => stages.Aggregate(stages.Length, (sum, stage) => (sum * 31) + stage.Closes.GetHashCode());

    public IEnumerator<PlannedStage> GetEnumerator() => ((IEnumerable<PlannedStage>)stages).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class StagePlanJson : JsonConverter<StagePlan>
{
    public override StagePlan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<PlannedStage[]>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, StagePlan value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
