namespace Funding.Workflows.Rounds.Offers;

/// <summary>What every stage that takes applications in says, whatever its kind.</summary>
/// <param name="PerSubject">Applications that one subject may hold in a round; at least 1.</param>
public record CallTerms(int PerSubject) : ICases
{
    /// <summary>Of the stage with which the programme begins.</summary>
    public static CallTerms Of(Programme programme) => programme.Stages[0].As<CallTerms>();

    /// <summary>Month and day of the yearly launch, such as 03-01; null for launch by an administrator only.</summary>
    public string? LaunchOn { get; init; }

    /// <summary>
    /// 文号 of the notice of a launch by itself, with the placeholder {year}; there exactly when <see cref="LaunchOn"/> is.
    /// </summary>
    public string? NoticeNumber { get; init; }

    /// <exception cref="InvalidOperationException">The programme does not launch by itself.</exception>
    public string NoticeNumberOf(int year) =>
        NoticeNumber?.Replace("{year}", $"{year}", StringComparison.Ordinal)
            ?? throw new InvalidOperationException("The call has no notice number.");

    /// <summary>What the schema cannot say.</summary>
    public IEnumerable<Fault> Check()
    {
        if (LaunchOn is { } launch
            && !DateOnly.TryParseExact($"2023-{launch}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("launchOn", $"'{launch}' is no day of every year; allowed: month and day, such as 03-01");
        if (LaunchOn is null != NoticeNumber is null)
            yield return new(
                "noticeNumber", "goes with launchOn: a launch by itself needs the number of its notice; allowed: both or neither");
        if (NoticeNumber is { } number
            && number.Replace("{year}", "", StringComparison.Ordinal) is var rest
            && (rest.Length == number.Length || rest.AsSpan().ContainsAny('{', '}')))
            yield return new(
                "noticeNumber", $"'{number}' must hold {{year}} and no other placeholder: each year's notice has its own number");
    }
}
