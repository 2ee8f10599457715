namespace Funding.Workflows.Stages.Defence;

/// <summary>The defence (答辩) of each application before its panel.</summary>
/// <param name="Days">Days of the stage; sessions are on its working days.</param>
/// <param name="TalkMinutes">Minutes in which an applicant presents (陈述).</param>
/// <param name="QuestionMinutes">Minutes of questions after it (提问).</param>
/// <param name="BreakMinutes">Minutes at least between two sessions in one room.</param>
/// <param name="Hours">Hours of a day in which sessions are held, such as 09:00-12:00, in order.</param>
/// <param name="Rooms">Rooms in which sessions can be held side by side.</param>
/// <param name="Result"><c>notes</c>: each member of a panel writes what the committee is to know.</param>
public sealed record DefenceSettings(
    int Days, int TalkMinutes, int QuestionMinutes, int BreakMinutes, IReadOnlyList<string> Hours, int Rooms, string Result)
{
    public const string Kind = "defence";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static DefenceSettings Of(Programme programme) => programme.StageSettings<DefenceSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static DefenceSettings? Find(Programme programme) => programme.FindStageSettings<DefenceSettings>(Kind);

    /// <summary>Minutes of a session.</summary>
    [JsonIgnore]
    public int Minutes => TalkMinutes + QuestionMinutes;

    [JsonIgnore]
    public IReadOnlyList<DefenceHours> Blocks => [.. Hours.Select(DefenceHours.Parse)];
}

/// <summary>Hours in a row in which sessions are held.</summary>
public readonly record struct DefenceHours(TimeOnly From, TimeOnly To)
{
    /// <param name="text">Two times of day, such as 09:00-12:00.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static DefenceHours Parse(string text) => Read(text) ?? throw new FormatException($"'{text}' is no two times of day.");

    /// <returns>Null for a text that is none.</returns>
    public static DefenceHours? Read(string text) =>
        text.Split('-') is [var from, var to] && Time(from) is { } begins && Time(to) is { } ends ? new(begins, ends) : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
