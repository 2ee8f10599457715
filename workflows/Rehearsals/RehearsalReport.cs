namespace Funding.Workflows.Rehearsals;

/// <summary>Mails of one kind to one kind of reader.</summary>
/// <param name="Title">What the kind is called, by its subject.</param>
public sealed record MailGroup(string Template, Bilingual Title, MailReader Reader, int Count, DateOnly First, DateOnly Last);

/// <summary>What a rehearsal of a launch came to, as it is kept under the draft.</summary>
public sealed record RehearsalReport
{
    public required string DraftId { get; init; }

    /// <summary>Of the draft as it was rehearsed: a later one says something else.</summary>
    public required int DraftVersion { get; init; }

    public required Bilingual Programme { get; init; }

    /// <summary>How the administrator who rehearsed it is named.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How long the playing took, one decimal.</summary>
    public required decimal Seconds { get; init; }

    public required RehearsalSettings Settings { get; init; }

    public required int Officers { get; init; }

    public required IReadOnlyList<StageTime> Stages { get; init; }

    public required IReadOnlyDictionary<ApplicationState, int> States { get; init; }

    public required IReadOnlyList<MailGroup> Mails { get; init; }

    public required IReadOnlyList<WeeklyLoad> Loads { get; init; }

    /// <summary>The same by worker over the whole round, those with the most first.</summary>
    public required IReadOnlyList<RehearsedWork> Work { get; init; }

    public required IReadOnlyList<RehearsedLine> Lines { get; init; }

    public required IReadOnlyList<StorageCost> Storage { get; init; }

    public required IReadOnlyList<LaunchFinding> Findings { get; init; }
}

/// <summary>What a report is made of beside what was played.</summary>
/// <param name="TitleOf">What a kind of mail is called.</param>
/// <param name="NameOf">What a stage is called.</param>
/// <param name="Known">The programme's limits, panels and places, for what went wrong.</param>
public sealed record RehearsalView(
    WorkingCalendar Calendar, StoragePrices Prices, Func<string, Bilingual> TitleOf, Func<PlannedStage, Bilingual> NameOf,
    RehearsalBounds Known);

/// <summary>Makes the report. Pure.</summary>
public static class RehearsalReports
{
    public static RehearsalReport Of(
        LaunchDraft draft, RehearsalScene scene, RehearsedRound played, RehearsalView view, string by, DateTimeOffset at)
    {
        var times = played.Round is { } round
            ? StageTimes.Of(round.Stages, round.Opens, played.Stays, view.NameOf, view.Calendar) : [];
        return new()
        {
            DraftId = draft.Id,
            DraftVersion = draft.Version,
            Programme = RoundTexts.NameOf(scene.Programme),
            By = by,
            At = at,
            Seconds = Math.Round((decimal)played.Took.TotalSeconds, 1),
            Settings = scene.Settings,
            Officers = scene.Officers,
            Stages = times,
            States = played.States.Where(s => s.Value > 0).OrderBy(s => s.Key).ToDictionary(),
            Mails = Grouped(played.Mails, view.TitleOf),
            Loads = WeeklyLoads.Of(played.Work, times, view.Calendar),
            Work = [.. played.Work.OrderBy(w => w.Worker).ThenByDescending(w => w.Cases).ThenBy(w => w.Who.Zh, StringComparer.Ordinal)],
            Lines = played.Lines,
            Storage = StorageCosts.Of(played.Transactions, view.Prices),
            Findings = [.. RehearsalFindings.Of(scene, played, times, view)],
        };
    }

    /// <summary>By the day on which the first of each kind goes.</summary>
    private static IReadOnlyList<MailGroup> Grouped(IEnumerable<RehearsedMail> mails, Func<string, Bilingual> titleOf) =>
    [
        .. mails.GroupBy(m => (m.Template, m.Reader))
            .Select(g => new MailGroup(
                g.Key.Template, titleOf(g.Key.Template), g.Key.Reader, g.Count(), ShanghaiTime.DayOf(g.Min(m => m.At)),
                ShanghaiTime.DayOf(g.Max(m => m.At))))
            .OrderBy(g => g.First).ThenBy(g => g.Template, StringComparer.Ordinal).ThenBy(g => g.Reader),
    ];
}
