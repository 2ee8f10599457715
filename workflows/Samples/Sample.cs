namespace Funding.Workflows.Samples;

/// <summary>What came of a call.</summary>
public enum CallOutcome
{
    Confirmed,

    /// <summary>Something is not as the row says.</summary>
    Otherwise,
    NotReached,
}

/// <param name="Row">Of the part, from 1.</param>
/// <param name="Note">What was heard; empty where nothing is to be said.</param>
public sealed record SampleCall(int Row, CallOutcome Outcome, string Note, string By, DateTimeOffset At)
{
    /// <summary>Fields of its form.</summary>
    public const string RowField = "row";

    public const string OutcomeField = "outcome";
    public const string NoteField = "note";
}

/// <summary>Rows of a part that the office calls, drawn once for what was submitted; a row of the round.</summary>
/// <param name="Seed">32 bytes, hexadecimal: made in the moment of the draw, and on record with it.</param>
/// <param name="Of">SHA-256 of the answers that were submitted; others are drawn anew.</param>
/// <param name="Rows">How many rows the part had.</param>
/// <param name="Drawn">Their numbers from 1, in drawn order.</param>
public sealed record Sample(
    string ApplicationId, string Part, string Seed, string Of, int Rows, IReadOnlyList<int> Drawn, string By, DateTimeOffset At)
{
    /// <summary>The last one of each row.</summary>
    public IReadOnlyList<SampleCall> Calls { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<int> Open => [.. Drawn.Except(Calls.Select(c => c.Row))];

    public Sample With(SampleCall call) => this with { Calls = [.. Calls.Where(c => c.Row != call.Row), call] };
}

/// <summary>Which rows are drawn. Pure; docs/verifying.md replays it.</summary>
public static class SampleDraw
{
    /// <summary>Of the draw in the sequence of its seed.</summary>
    public const string Purpose = "sample";

    /// <param name="seed">32 bytes.</param>
    /// <param name="applicationId">The public value of the sequence.</param>
    /// <param name="rows">That there are, at least 1.</param>
    /// <returns>Numbers from 1, in drawn order.</returns>
    public static IReadOnlyList<int> Of(byte[] seed, string applicationId, int rows, SampleRules rules) =>
    [
        .. new DrawSequence(seed, applicationId)
            .Shuffle(Purpose, Enumerable.Range(1, rows).Select(n => n.ToString("0000", CultureInfo.InvariantCulture)))
            .Take(rules.SizeOf(rows)).Select(n => int.Parse(n, CultureInfo.InvariantCulture)),
    ];
}

/// <summary>Where samples stand, in the partition of their round.</summary>
public static class SampleKeys
{
    public const string Prefix = "sample:";

    public static string OfApplication(string applicationId) => $"{Prefix}{applicationId}:";

    public static string Of(string applicationId, string part) => OfApplication(applicationId) + part;
}
