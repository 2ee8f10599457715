namespace Funding.Workflows.Stages.Defence;

/// <summary>What the mails say, and where their buttons lead.</summary>
public static class DefenceLetters
{
    /// <summary>Opens the sessions of a member of panels.</summary>
    public static readonly LinkPurpose DeskPurpose = new("DefenceDesk");

    /// <summary>What the officers are waited for, all together.</summary>
    public const string OfficersKey = "defence";

    private static readonly Texts Texts = new(typeof(DefenceKind));

    // A mail is for reading: what goes beyond is on the page.
    private const int MostLines = 40;

    /// <summary>What an expert is waited for.</summary>
    public static string NotesKeyOf(string expertId) => $"defence-note:{expertId}";

    /// <param name="open">Cases that are to be heard.</param>
    /// <param name="planned">The plan is published: the sessions are to be held.</param>
    /// <param name="purpose">The officers' or the administrators'.</param>
    public static Reminder ToOffice(Round round, PlannedStage stage, int open, bool planned, LinkPurpose purpose) => new(
        planned ? DefenceMails.DefenceUnheard : DefenceMails.DefencePlanWanted,
        RoundMail.AskLink(purpose, round, DefenceStage.Kind, stage.Closes!.Value.AddDays(30)),
        ("Count", $"{open}"),
        RoundMail.Day("Deadline", stage.Closes!.Value))
    {
        Page = DefenceLinks.Office(round.Id, stage.Id),
    };

    public static Reminder ToWrite(Round round, PlannedStage stage, int due) => new(
        DefenceMails.DefenceNotesWanted, DeskLink(round, stage), ("Count", $"{due}"), RoundMail.Day("Deadline", stage.Closes!.Value))
    {
        Page = DefenceLinks.Panel(round.Id, stage.Id),
    };

    /// <summary>Works a month beyond the stage: a member may read what they wrote.</summary>
    public static LinkTerms DeskLink(Round round, PlannedStage stage) =>
        RoundMail.AskLink(DeskPurpose, round, DefenceStage.Kind, stage.Closes!.Value.AddDays(30));

    /// <summary>To a member: all sessions of theirs, in order.</summary>
    public static (string, string)[] PanelData(DefencePlan plan, IReadOnlyList<DefenceSession> own) =>
    [
        ("Count", $"{own.Count}"),
        ("Address", plan.Address),
        .. RoundMail.Both("Items", new(Lines(plan, own, "zh"), Lines(plan, own, "en"))),
    ];

    /// <param name="before">Null at the first time.</param>
    public static (string, string)[] PlaceData(DefencePlan plan, DefencePlace place, DefencePlace? before) =>
    [
        RoundMail.Day("Date", place.Day),
        ("Time", TimeOf(place)),
        ("Room", plan.RoomOf(place.Room)),
        ("Address", plan.Address),
        .. before is null ? [] : RoundMail.Both("Before", Place(plan, before)),
    ];

    /// <summary>Day, time and room.</summary>
    public static Bilingual Place(DefencePlan plan, DefencePlace place) =>
        Texts.Of("place", DayText.Of(place.Day), TimeOf(place), plan.RoomOf(place.Room));

    public static string TimeOf(DefencePlace place) => $"{place.From:HH\\:mm}–{place.To:HH\\:mm}";

    private static string Lines(DefencePlan plan, IReadOnlyList<DefenceSession> own, string language) => string.Join('\n', own
        .Take(MostLines).Select(s => Texts.Of("line", Place(plan, s.Place), s.Name))
        .Concat(own.Count > MostLines ? [Texts.Of("line.more", own.Count)] : [])
        .Select(line => line.In(language)));
}
