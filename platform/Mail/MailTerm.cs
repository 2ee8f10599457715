namespace Funding.Platform.Mail;

/// <summary>From when on a mail comes too late.</summary>
public static class MailTerm
{
    /// <summary>Placeholders of a day or a moment that the reader has to know of before it is over.</summary>
    private static readonly string[] Terms = ["Deadline", "OldDeadline"];

    /// <summary>The first of its deadlines and of the end of its link; null where it has neither.</summary>
    public static DateTimeOffset? Of(MailRequest request)
    {
        DateTimeOffset?[] ends = [.. Terms.Select(t => request.Data.GetValueOrDefault(t)).Select(EndOf), request.Link?.Terms?.ExpiresAt];
        return ends.Min();
    }

    /// <summary>A deadline given as a day ends with that day.</summary>
    private static DateTimeOffset? EndOf(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ShanghaiTime.CloseOf(day)
            : DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
