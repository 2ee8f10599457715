namespace Funding.Workflows.Calendars;

/// <summary>What lies on days, as entries of a calendar: they name rounds and what is to be done, no person, no applicant. Pure.</summary>
public static class FeedEntries
{
    /// <summary>What is over stays for so many days: an entry that vanishes at once looks like one that was called off.</summary>
    public const int DaysKept = 60;

    private static readonly Texts Texts = new(typeof(FeedEntries));

    public static Bilingual NameOfCalls => Texts.Of("name.calls");

    public static Bilingual NameOfOwn => Texts.Of("name.own");

    /// <summary>Rounds that run, and others until some weeks after their last day; none that was cancelled.</summary>
    public static IEnumerable<RoundSummary> Shown(IEnumerable<RoundSummary> rounds, DateOnly today) =>
        rounds.Where(r => r.IsRunning() || (r.Standing == RoundStanding.Announced && r.Stages.LastDay.AddDays(DaysKept) >= today));

    /// <summary>The first and the last day of a call, for everybody.</summary>
    public static IEnumerable<CalendarEntry> Call(RoundSummary round) =>
    [
        OnDay($"{round.Id}:opens", "opens", round, round.Opens, PublicLinks.Round(round.Id)),
        OnDay($"{round.Id}:closes", "closes", round, round.CallCloses(), PublicLinks.Round(round.Id)),
    ];

    /// <summary>The last days of a round's stages, for officers.</summary>
    /// <param name="closesOf">What ends with the closing day of a stage.</param>
    public static IEnumerable<CalendarEntry> Deadlines(RoundSummary round, Func<PlannedStage, Bilingual> closesOf) =>
        from stage in round.Stages
        where stage.Closes is not null
        select new CalendarEntry(
            $"{round.Id}:{stage.Id}:last-day", TitleOf(closesOf(stage), round), stage.Closes!.Value, stage.Closes.Value,
            OfficeLinks.Round(round.Id));

    /// <summary>A round's stages from their first to their last day, for administrators; one that ends by its work has none.</summary>
    public static IEnumerable<CalendarEntry> Windows(RoundSummary round, Func<PlannedStage, Bilingual> nameOf) =>
        from span in StageSpans.Of(round.Stages, round.Opens)
        let stage = round.Stages.Of(span.Stage)
        where stage.Closes is not null
        select new CalendarEntry(
            $"{round.Id}:{span.Stage}:window", TitleOf(nameOf(stage), round), span.First, span.Last, OfficeLinks.Round(round.Id));

    /// <summary>What a person has to do in a stage.</summary>
    public static CalendarEntry Of(RoundSummary round, PlannedStage stage, StageDate date) =>
        new($"{round.Id}:{stage.Id}:{stage.Pass}:{date.Key}", TitleOf(date.What, round), date.Day, date.Day, date.Path)
        {
            From = date.From,
            To = date.To,
            Place = date.Place,
        };

    /// <summary>What an applicant has to do for an application of theirs.</summary>
    /// <param name="stage">In which it is asked.</param>
    /// <returns>Null where no day is set.</returns>
    public static CalendarEntry? Of(RoundSummary round, PlannedStage stage, string applicationId, StageTask task) =>
        task.Until is not { } day ? null : new(
            $"{round.Id}:{stage.Id}:{stage.Pass}:task:{applicationId}", TitleOf(task.Action, round), day, day, task.Path)
        {
            From = task.Hours?.From,
            To = task.Hours?.To,
        };

    private static CalendarEntry OnDay(string key, string text, RoundSummary round, DateOnly day, string path) =>
        new(key, TitleOf(Texts.Of(text), round), day, day, path);

    private static Bilingual TitleOf(Bilingual what, RoundSummary round) => Texts.Of("title", what, round.Name, round.Year);
}
