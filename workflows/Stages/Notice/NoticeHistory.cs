namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// An application's time in the public notice. What the notice shows everybody may be known; of an objection that it came and how it
/// ended, never who made it, and its number to the office alone.
/// </summary>
internal static class NoticeHistory
{
    private static readonly Texts Texts = new(typeof(NoticeKind));

    /// <param name="publishedAt">Since when the notice is out; null before.</param>
    /// <param name="entry">Null where the notice does not propose it.</param>
    /// <param name="objections">Those to the entry.</param>
    public static IEnumerable<StageEvent> Of(
        DateTimeOffset? publishedAt, Application application, NoticeEntry? entry, IReadOnlyList<Objection> objections)
    {
        if (entry is null)
        {
            if (publishedAt is { } since && application.Rank is not null)
            {
                yield return Told(since, application.State == ApplicationState.Reserve ? "history.reserve" : "history.not-proposed");
            }

            yield break;
        }

        var opened = entry.At ?? (entry.PromotedFor is null ? publishedAt : null) ?? ShanghaiTime.StartOf(entry.Opens);
        yield return new(opened, Texts.Of(
            (entry.Score, entry.PromotedFor) switch
            {
                (null, null) => "history.listed",
                (null, _) => "history.moved-up",
                (_, null) => "history.proposed",
                _ => "history.promoted",
            },
            entry.NoticeNumber,
            DayText.Period(entry.Opens, entry.Closes),
            entry.Rank,
            entry.Score?.ToString("F4", CultureInfo.InvariantCulture)))
        {
            For = HistoryReaders.Parties,
        };
        foreach (var objection in objections)
        {
            yield return new(objection.FiledAt, Texts.Of("history.objection", DayText.Of(objection.DueOn)))
            {
                For = HistoryReaders.Parties,
                OfficeDetail = objection.Id,
            };
            if (objection.Decision is { } decision)
            {
                yield return new(
                    decision.At, Texts.Of(decision.Upheld ? "history.upheld" : "history.dismissed"), decision.Reason)
                {
                    For = HistoryReaders.Parties,
                    By = decision.DecidedBy,
                    OfficeDetail = objection.Id,
                };
            }
        }
    }

    private static StageEvent Told(DateTimeOffset at, string text) => new(at, Texts.Of(text)) { For = HistoryReaders.Parties };
}
