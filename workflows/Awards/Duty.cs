namespace Funding.Workflows.Awards;

/// <summary>One occurrence of a duty that has begun. Rows of it stay: they are what the award was bound to and what came of it.</summary>
/// <param name="Id">Of the duty in the file.</param>
/// <param name="Occurrence">The year in which it fell due to begin; with the id the only one of its award.</param>
/// <param name="OpensOn">The day on which it fell due to begin; what it needed may have held it longer.</param>
/// <param name="OpenedOn">The day on which it began.</param>
/// <param name="Closes">Its last day; null for one that ends by its work.</param>
public sealed record Duty(string Id, string Kind, string Occurrence, DateOnly OpensOn, DateOnly OpenedOn, DateOnly? Closes)
{
    /// <summary>Marks of the acts done in it.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>The day on which it was fulfilled; null while it is open.</summary>
    public DateOnly? PassedOn { get; init; }

    [JsonIgnore]
    public bool Passed => PassedOn is not null;

    [JsonIgnore]
    public DutyKey Key => new(Id, Occurrence);
}

/// <summary>As rows and addresses name it: <c>yearly:2029</c>.</summary>
public readonly record struct DutyKey(string Duty, string Occurrence)
{
    public override string ToString() => $"{Duty}:{Occurrence}";

    /// <summary>The same where a home's act names a stage.</summary>
    public StageKey Stage => new(ToString());
}
