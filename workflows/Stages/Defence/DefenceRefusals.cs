namespace Funding.Workflows.Stages.Defence;

internal static class DefenceRefusals
{
    private static readonly Texts Texts = new(typeof(DefenceRefusals));

    public static Refusal NotOpen() => new("defence-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal Closed() => new("defence-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal NoPlan() => new("defence-no-plan", null, Texts.Of("no-plan")) { Kind = RefusalKind.Conflict };

    public static Refusal NoDefence() => new("round-without-defence", null, Texts.Of("no-defence")) { Kind = RefusalKind.NotFound };

    public static Refusal Published() => new("defence-published", null, Texts.Of("published")) { Kind = RefusalKind.Conflict };

    public static Refusal BeingTold() => new("defence-being-told", null, Texts.Of("being-told")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingToPlan() => new("defence-nothing-to-plan", null, Texts.Of("nothing")) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyCases(int most) =>
        new("defence-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.TooMany };

    public static Refusal NotFound(string id) =>
        new("defence-not-found", null, Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal Conflict() => new("conflict-declared", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal Rooms(int most, int characters) => new("defence-rooms", "rooms", Texts.Of("rooms", most, characters));

    public static Refusal Address(int characters) => new("defence-address", "address", Texts.Of("address", characters));

    public static Refusal First(DateOnly first, DateOnly last) =>
        new("defence-first-day", "first", Texts.Of("first", DayText.Of(first), DayText.Of(last)));

    public static Refusal Place() => new("defence-place", "place", Texts.Of("place"));

    public static Refusal Past() => new("defence-past", "place", Texts.Of("past"));

    public static Refusal NotMovable() => new("defence-not-movable", null, Texts.Of("not-movable")) { Kind = RefusalKind.Conflict };

    public static Refusal Step() => new("defence-step", null, Texts.Of("step")) { Kind = RefusalKind.Conflict };

    public static Refusal TooEarly(DateOnly day) =>
        new("defence-too-early", null, Texts.Of("too-early", DayText.Of(day))) { Kind = RefusalKind.Conflict };

    public static Refusal Occupied(string name) =>
        new("defence-room-occupied", null, Texts.Of("occupied", name)) { Kind = RefusalKind.Conflict };

    public static Refusal NotAbsent() => new("defence-not-absent", null, Texts.Of("not-absent")) { Kind = RefusalKind.Conflict };

    public static Refusal AwayWho() => new("defence-away-who", "who", Texts.Of("away-who"));

    public static Refusal AwayDay(DateOnly last) => new("defence-away-day", "awayDay", Texts.Of("away-day", DayText.Of(last)));

    public static Refusal AwayHours() => new("defence-away-hours", "awayHours", Texts.Of("away-hours"));

    public static Refusal AwayTooMany(int most) =>
        new("defence-away-many", "who", Texts.Of("away-many", most)) { Kind = RefusalKind.TooMany };

    public static Refusal Note(int most) => new("defence-note", "note", Texts.Of("note", most));

    public static Refusal NoteEarly() => new("defence-note-early", null, Texts.Of("note-early")) { Kind = RefusalKind.Conflict };

    /// <param name="text">What is short.</param>
    public static Refusal Short(Bilingual text) => new("defence-short", null, text) { Kind = RefusalKind.Conflict };

    /// <param name="text">What is wrong with a plan.</param>
    /// <param name="field">Of the session that is moved; null for a whole plan.</param>
    public static Refusal Clash(Bilingual text, string? field) => new("defence-clash", field, text) { Kind = RefusalKind.Conflict };
}
