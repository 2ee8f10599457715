namespace Funding.Workflows.Stages.Announcement;

/// <summary>What the announcement said of an application; everybody reads it from then on.</summary>
internal static class AnnouncementHistory
{
    private static readonly Texts Texts = new(typeof(AnnouncementKind));

    /// <param name="at">When its result was announced; null before.</param>
    /// <param name="number">文号.</param>
    public static IEnumerable<StageEvent> Of(Application application, DateTimeOffset? at, string number)
    {
        if (at is { } announced && application is { CertificateNumber: { } certificate })
        {
            yield return new(announced, Texts.Of("history.awarded", number, certificate)) { For = HistoryReaders.Parties };
        }
        else if (at is { } over && application is { Rank: not null, State: ApplicationState.NotSelected or ApplicationState.Reserve })
        {
            yield return new(over, Texts.Of("history.not-awarded", number)) { For = HistoryReaders.Parties };
        }
    }
}
