namespace Funding.Platform.Mail;

/// <summary>
/// One kind of mail. Its texts are <c>Name.Subject</c>, <c>Name.Body</c>, <c>Name.Why</c> and, with a button, <c>Name.Action</c>.
/// </summary>
/// <param name="HasButton">Whether a request must carry a link.</param>
/// <param name="Placeholders">Names that the data must have; beside them every text may use Name and Authority.</param>
public sealed partial record MailTemplate(string Name, bool HasButton, IReadOnlyList<string> Placeholders)
{
    /// <summary>Where its texts are, by key and whether in English, when they are not with those of all other mails.</summary>
    public Func<string, bool, string> Texts { get; init; } = MailTemplates.Texts.Get;

    /// <summary>
    /// Its reader waits for it, as for a sign-in link or a receipt; every other mail goes in office hours. This is the one place that
    /// says so.
    /// </summary>
    public bool AtOnce { get; init; }

    /// <summary>A request that will render.</summary>
    /// <exception cref="ArgumentException">A value or the link is missing, or a value is of no use to the template.</exception>
    public MailRequest To(string personId, IReadOnlyDictionary<string, string> data, LinkRef? link = null, string? roundId = null)
    {
        var request = new MailRequest
        {
            Template = Name,
            PersonId = personId,
            Data = data,
            Link = link,
            RoundId = roundId,
            AtOnce = AtOnce,
        };
        return Problem(request) is { } problem ? throw new ArgumentException(problem) : request;
    }

    /// <summary>Who gets it is for officers alone, as with a receipt for an objection: the log of mails does not say.</summary>
    public bool RecipientHidden { get; init; }

    /// <summary>Its subject as a list of kinds names it: what differs from mail to mail is left out.</summary>
    public string Title(bool english) => PlaceholderPattern().Replace(Texts(Name + ".Subject", english), "…");

    internal string? Problem(MailRequest request)
    {
        foreach (var placeholder in Placeholders)
        {
            if (!request.Data.ContainsKey(placeholder))
                return $"Mail {Name} needs {placeholder}.";
        }

        foreach (var key in request.Data.Keys)
        {
            if (!Placeholders.Contains(key.EndsWith(".en", StringComparison.Ordinal) ? key[..^3] : key))
                return $"Mail {Name} has no placeholder {key}.";
        }

        return HasButton == (request.Link is not null) ? null : $"Mail {Name} {(HasButton ? "needs" : "has no")} link.";
    }

    /// <summary>Puts values into a text once; a value that looks like a placeholder stays as it is.</summary>
    /// <exception cref="ArgumentException">A placeholder has no value, or its value is no day or moment.</exception>
    internal static string Fill(string text, Func<string, string?> value, bool english) =>
        PlaceholderPattern().Replace(text, match =>
        {
            var found = value(match.Groups[1].Value) ?? throw new ArgumentException($"No value for {match.Value}.");
            return match.Groups[2].Value switch
            {
                "date" => MailDates.Day(found, english),
                "time" => MailDates.Moment(found, english),
                _ => found,
            };
        });

    internal static IEnumerable<string> PlaceholdersIn(string text) => PlaceholderPattern().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{([A-Za-z]+)(?:\|(date|time))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderPattern();
}

/// <summary>Days and moments as the reader's language writes them, in Shanghai's time.</summary>
internal static class MailDates
{
    public static string Day(string iso, bool english) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DayText.Of(day).In(english ? "en" : "zh")
            : throw new ArgumentException($"'{iso}' is no day.");

    /// <summary>A deadline given as a day ends with that day; a time without its offset could mean two moments and is refused.</summary>
    public static string Moment(string iso, bool english)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Moment(ShanghaiTime.LastSecondOf(day), english);
        return DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            && time.Kind != DateTimeKind.Unspecified
            ? Moment(DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture), english)
            : throw new ArgumentException($"'{iso}' is no moment.");
    }

    public static string Moment(DateTimeOffset at, bool english) => DayText.ToTheSecond(at).In(english ? "en" : "zh");

    /// <summary>The form of a moment in <see cref="MailRequest.Data"/>.</summary>
    public static string Iso(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
