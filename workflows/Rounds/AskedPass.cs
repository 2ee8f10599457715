namespace Funding.Workflows.Rounds;

/// <summary>The pass of a stage in which somebody was asked. A mailed link keeps it: its page can say that it was asked again.</summary>
public sealed record AskedPass(StageKey Stage, int Pass)
{
    /// <summary>The name under which an address carries it.</summary>
    public const string Query = "asked";

    /// <returns>Null where the round has no stage of that kind.</returns>
    public static AskedPass? Of(StagePlan stages, string kind) => stages.Find(kind) is { } stage ? new(stage.Id, stage.Pass) : null;

    /// <summary>As it stands in an address, such as <c>approve.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage}.{Pass}");

    /// <returns>Null for a text that is none.</returns>
    public static AskedPass? Read(string? text)
    {
        var point = text?.LastIndexOf('.') ?? -1;
        return point > 0 && int.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var pass) && pass > 0
            ? new(new(text![..point]), pass)
            : null;
    }

    /// <summary>The pass that the stage is in by now where that is a later one; null where nothing was asked again.</summary>
    public int? AskedAgainIn(StagePlan stages) =>
        stages.Has(Stage) && stages.Of(Stage).Pass is var now && now > Pass ? now : null;
}
