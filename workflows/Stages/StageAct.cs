namespace Funding.Workflows.Stages;

/// <summary>When an act of a stage is done again.</summary>
public enum Cadence
{
    /// <summary>Once while the round is in the stage.</summary>
    Once = 1,

    /// <summary>Once in each local day.</summary>
    Daily,

    /// <summary>Once for each deadline: a day that has moved is reminded of again.</summary>
    EachDeadline,

    /// <summary>As long as the rows call for it: the act itself takes away what called for it.</summary>
    WhileDue,
}

/// <summary>Something that a stage does by itself, safe to repeat. Its cadence stands here and nowhere else.</summary>
public sealed record StageAct
{
    /// <param name="name">One name in the whole house: of the act's span, its metric and its marks.</param>
    /// <exception cref="ArgumentException">No name, or a cadence that is none.</exception>
    public StageAct(string name, Cadence cadence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Enum.IsDefined(cadence))
            throw new ArgumentOutOfRangeException(nameof(cadence), cadence, $"The act {name} has no cadence.");
        (Name, Cadence) = (name, cadence);
    }

    public string Name { get; }

    public Cadence Cadence { get; }

    /// <summary>By which exit the act leaves its stage, or ends a case; null for an act within the stage.</summary>
    public string? Exit { get; private init; }

    /// <summary>Before it leaves, the round is sealed by a commit: what would hold the leaving up is not taken any more.</summary>
    public bool Seals { get; private init; }

    /// <summary>An act that ends the stage's work and leaves it.</summary>
    public static StageAct Leaving(string name, string exit = StageStep.NextStage, bool seals = false) =>
        new(name, Cadence.WhileDue) { Exit = exit, Seals = seals };

    /// <summary>The mark that says the act needs no repetition; null for one that leaves none.</summary>
    /// <param name="deadline">Of an act that is done for each deadline.</param>
    /// <exception cref="ArgumentNullException">No deadline for such an act.</exception>
    public string? Mark(DateOnly? deadline, DateTimeOffset now) => Cadence switch
    {
        Cadence.Once => Name,
        Cadence.Daily => $"{Name} {ShanghaiTime.DayOf(now):yyyy-MM-dd}",
        Cadence.EachDeadline => $"{Name} {deadline ?? throw new ArgumentNullException(nameof(deadline)):yyyy-MM-dd}",
        _ => null,
    };
}
