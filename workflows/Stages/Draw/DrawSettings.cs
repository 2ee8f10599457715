namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw of the experts from a public value that nobody knows beforehand.</summary>
/// <param name="WorkingDays">Working days between the publication of the public value and the latest moment to enter it.</param>
/// <param name="PublicValue">Which value: <c>sse-close</c>, the Shanghai composite's close.</param>
public sealed record DrawSettings(int WorkingDays, string PublicValue)
{
    public const string Kind = "draw";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static DrawSettings Of(Programme programme) => programme.StageSettings<DrawSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static DrawSettings? Find(Programme programme) => programme.FindStageSettings<DrawSettings>(Kind);
}
