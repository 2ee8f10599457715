namespace Funding.Workflows.Stages.Notice;

/// <summary>公示: the document that names who is proposed, until when, and how anybody objects.</summary>
internal static class NoticeLetter
{
    private static readonly string[] Columns = ["number", "organisation", "title", "desk"];

    /// <param name="entries">Those that stand, in their order; empty before the notice is out.</param>
    public static StageLetter Of(LetterView at, Texts words, IReadOnlyList<NoticeEntry> entries)
    {
        var round = at.Stage.Round;
        var settings = NoticeSettings.Of(at.Stage.Programme);
        var values = LetterValues.Of(at);
        values["count"] = LetterValues.Whole(entries.Count);
        values["period"] = PeriodOf(at, entries);
        values["days"] = LetterValues.Whole(settings.WorkingDays);
        values["objection"] = LetterValues.Whole(settings.ObjectionWorkingDays);
        return new StageLetter(
            words.Of("letter"),
            round.PublicNoticeNumberToBe(),
            round.PublicNoticeAt,
            LetterTemplate.Read(typeof(NoticeLetter).Assembly, NoticeSettings.Kind, values),
            [List(at.Desks, words, entries)]);
    }

    /// <summary>From the first entry's first day to the last one's last; before there is any, as the schedule expects it.</summary>
    private static string PeriodOf(LetterView at, IReadOnlyList<NoticeEntry> entries) =>
        entries.Count > 0 ? DayText.Period(entries.Min(e => e.Opens), entries.Max(e => e.Closes)).Zh
        : at.Schedule.FirstOrDefault(s => s.Id == at.Stage.Stage.Id) is { } planned ? DayText.Period(planned.Begins, planned.Ends).Zh
        : LetterWords.Date(at.Stage.Round.Opens);

    private static LetterAttachment List(RoundDesks desks, Texts words, IReadOnlyList<NoticeEntry> entries) => new(
        words.Of("letter.list").Zh,
        [.. Columns.Select(column => words.Of($"letter.{column}").Zh)],
        [.. entries.Select(IReadOnlyList<string> (entry, index) =>
        [
            LetterValues.Whole(index + 1),
            entry.OrganisationName,
            entry.Title,
            desks.Of(entry.Desk).Name.Zh,
        ])]);
}
