namespace Funding.Workflows.Programmes;

/// <summary>
/// What the holder of an award sets out to reach: a figure for each year of its term, agreed in the task book (任务书), which later reports
/// are held against.
/// </summary>
/// <param name="Id">The only one of its award; reports keep it.</param>
public sealed record Target(string Id, Bilingual Name, Bilingual Unit)
{
    /// <summary>The field of the application whose answer is the figure that the award begins with; null where none fits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    public Better Better { get; init; }

    public TargetFigure Figure { get; init; }

    /// <summary>Inclusive bounds of each figure; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Max { get; init; }

    /// <summary>Decimals of a figure: 0 to 4.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether a report says by a document how its figure was reached.</summary>
    public bool Evidence { get; init; }

    /// <summary>Whether a figure is worse than another.</summary>
    public bool IsWorse(decimal figure, decimal than) => Better == Better.Up ? figure < than : figure > than;
}

/// <summary>Which way a figure gets better.</summary>
public enum Better
{
    Up,
    Down,
}

/// <summary>What a target's figure of a year is.</summary>
public enum TargetFigure
{
    /// <summary>What came about within the year: years add up.</summary>
    Year,

    /// <summary>What there is at the end of the year: the last one counts.</summary>
    Standing,
}
