namespace Funding.Workflows.Awards.Earlier;

/// <summary>What can be wrong with a line of a list, and with taking it over or back.</summary>
internal static class EarlierRefusals
{
    private static readonly Texts Texts = new(typeof(EarlierRefusals));

    public static Refusal NoAward(int row, string text, IReadOnlyList<Bilingual> titles) => ListRefusals.At(
        row, EarlierColumns.Award, "award-unknown", text.Length == 0
            ? Texts.Of("award-missing", Texts.Names(titles)) : Texts.Of("no-award", Excerpt.Of(text), Texts.Names(titles)));

    public static Refusal NoHolder(int row, string text) =>
        ListRefusals.At(row, EarlierColumns.Holder, "organisation-no-name", Texts.Of("no-holder", Excerpt.Of(text)));

    public static Refusal CodeAsNumber(int row, string text) =>
        ListRefusals.At(row, EarlierColumns.Code, "credit-code-number", Texts.Of("code-as-number", Excerpt.Of(text)));

    public static Refusal CreditCode(int row, CreditCodeProblem problem) =>
        ListRefusals.InRow(row, EarlierColumns.Code, CreditCodeRefusals.For(problem, "creditCode"));

    public static Refusal NoDay(int row, ListColumn column, string text) =>
        ListRefusals.At(row, column, "day-invalid", Texts.Of("no-day", Excerpt.Of(text)));

    public static Refusal InFuture(int row, ListColumn column) => ListRefusals.At(row, column, "day-in-future", Texts.Of("in-future"));

    public static Refusal OutOfOrder(int row, DateOnly from, DateOnly until) => ListRefusals.At(
        row, EarlierColumns.Until, "term-out-of-order", Texts.Of("out-of-order", DayText.Of(until), DayText.Of(from)));

    public static Refusal OverBefore(int row, DateOnly announced, DateOnly until) => ListRefusals.At(
        row, EarlierColumns.Until, "term-over-before", Texts.Of("over-before", DayText.Of(until), DayText.Of(announced)));

    public static Refusal NoStanding(int row, string text) =>
        ListRefusals.At(row, EarlierColumns.Standing, "standing-unknown", Texts.Of("no-standing", Excerpt.Of(text)));

    public static Refusal AgainstTerm(int row, string text, DateOnly until) => ListRefusals.At(
        row, EarlierColumns.Standing, "standing-against-term", Texts.Of("against-term", Excerpt.Of(text), DayText.Of(until)));

    public static Refusal CauseMissing(int row, ListColumn column) =>
        ListRefusals.At(row, column, "standing-cause-missing", Texts.Of("cause-missing"));

    public static Refusal NoCause(int row) => ListRefusals.At(row, EarlierColumns.Standing, "standing-cause", Texts.Of("no-cause"));

    public static Refusal NoDesk(int row, string text) =>
        ListRefusals.At(row, EarlierColumns.Desk, "desk-unknown", Texts.Of("no-desk", Excerpt.Of(text)));

    public static Refusal TooManyMembers(int row, int most) =>
        ListRefusals.At(row, EarlierColumns.Members, "members-too-many", Texts.Of("members", most));

    public static Refusal Twice(int row, int first) =>
        ListRefusals.At(row, EarlierColumns.Title, "award-twice", Texts.Of("twice", first));

    public static Refusal CertificateTwice(int row, string number, int first) => ListRefusals.At(
        row, EarlierColumns.Certificate, "certificate-twice", Texts.Of("certificate-twice", Excerpt.Of(number), first));

    public static Refusal CertificateTaken(int row, string number, string holder) => ListRefusals.At(
        row, EarlierColumns.Certificate, "certificate-taken", Texts.Of("certificate-taken", Excerpt.Of(number), holder));

    public static Refusal RegisterFull(int most) =>
        new("award-register-full", "file", Texts.Of("full", Texts.Number(most))) { Kind = RefusalKind.TooLarge };

    public static Refusal NoFile() => new("award-list-no-file", "file", Texts.Of("no-file"));

    public static Refusal NoPreview() => new("award-list-unknown", "list", Texts.Of("no-preview")) { Kind = RefusalKind.NotFound };

    public static Refusal NothingNew() => new("award-list-nothing-new", "list", Texts.Of("nothing-new")) { Kind = RefusalKind.Conflict };

    public static Refusal UnderWay(string list) =>
        new("award-list-under-way", "list", Texts.Of("under-way", list)) { Kind = RefusalKind.Conflict };

    public static Refusal NoBatch() => new("award-list-not-found", "list", Texts.Of("no-batch")) { Kind = RefusalKind.NotFound };

    public static Refusal TakenBack() => new("award-list-taken-back", "list", Texts.Of("taken-back")) { Kind = RefusalKind.Conflict };

    public static Refusal Touched(string title, string holder, int others) => new(
        "award-list-touched", "list", others == 0 ? Texts.Of("touched", title, holder) : Texts.Of("touched-more", title, holder, others))
    {
        Kind = RefusalKind.Conflict,
    };
}
