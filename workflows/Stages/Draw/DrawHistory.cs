namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw of an application's panel; its record is public from that moment on.</summary>
internal static class DrawHistory
{
    private static readonly Texts Texts = new(typeof(DrawKind));

    /// <param name="draw">Null before.</param>
    /// <param name="seated">Experts were drawn for the application.</param>
    public static IEnumerable<StageEvent> Of(DrawSummary? draw, bool seated)
    {
        if (draw is not null && seated)
        {
            yield return new(draw.DrawnAt, Texts.Of("history.drawn", draw.RecordHash)) { For = HistoryReaders.Parties };
        }
    }
}
