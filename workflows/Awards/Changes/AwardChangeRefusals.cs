namespace Funding.Workflows.Awards.Changes;

internal static class AwardChangeRefusals
{
    private static readonly Texts Texts = new(typeof(AwardChangeRefusals));

    public static Refusal Ended() => new("award-ended", null, Texts.Of("ended")) { Kind = RefusalKind.Conflict };

    public static Refusal NotLive() => new("award-not-live", null, Texts.Of("not-live")) { Kind = RefusalKind.Conflict };

    public static Refusal NotSuspended() => new("award-not-suspended", null, Texts.Of("not-suspended")) { Kind = RefusalKind.Conflict };

    public static Refusal NoticeGiven() => new("withdrawal-noticed", null, Texts.Of("notice-given")) { Kind = RefusalKind.Conflict };

    public static Refusal NoNotice() => new("withdrawal-not-noticed", null, Texts.Of("no-notice")) { Kind = RefusalKind.Conflict };

    public static Refusal Stated() => new("statement-made", "statement", Texts.Of("stated")) { Kind = RefusalKind.Conflict };

    public static Refusal HearingOver(DateOnly until) =>
        new("statement-late", "statement", Texts.Of("hearing-over", DayText.Of(until))) { Kind = RefusalKind.Closed };

    public static Refusal StillHeard(DateOnly until) =>
        new("holder-still-heard", null, Texts.Of("still-heard", DayText.Of(until))) { Kind = RefusalKind.Closed };

    public static Refusal SecondPerson() => new("second-administrator", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };

    public static Refusal OwnAward() => new("own-award", null, Texts.Of("own-award")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoDocument(int most) => new("document-required", "document", Texts.Of("no-document", most));

    public static Refusal NoAct() => new("act-not-found", null, Texts.Of("no-act")) { Kind = RefusalKind.NotFound };

    public static Refusal PaperThere(string field) =>
        new("act-document-there", field, Texts.Of("paper-there")) { Kind = RefusalKind.Conflict };

    public static Refusal NoPaper(string field) => new("file-missing", field, Texts.Of("no-paper"));

    public static Refusal Days(int fewest, int most) => new("days-out-of-range", "days", Texts.Of("days", fewest, most));

    public static Refusal SameNames() => new("names-unchanged", "title", Texts.Of("same-names"));

    public static Refusal NoTitle(int most) => new("title-required", "title", Texts.Of("no-title", most));

    public static Refusal StatementLength(int fewest, int most) =>
        new("statement-length", "statement", Texts.Of("statement-length", fewest, most));
}
