namespace Funding.Workflows.Rounds;

/// <summary>A round that is about to be launched, as each kind of its stages takes it and hands it on.</summary>
/// <param name="Snapshot">The programme as the round is to keep it.</param>
public sealed record Launching(LaunchRequest Request, Round Round, Programme Snapshot)
{
    /// <summary>What goes on record with the launch.</summary>
    public IReadOnlyList<(string Name, string Value)> OnRecord { get; init; } = [];

    /// <summary>Rows of the kinds' own, by their keys.</summary>
    public IReadOnlyList<Action<Commit>> Rows { get; init; } = [];

    public Launching With(Action<Commit> row) => this with { Rows = [.. Rows, row] };
}
