namespace Funding.Workflows.Stages.SiteVisit;

internal static class SiteVisitRefusals
{
    private static readonly Texts Texts = new(typeof(SiteVisitRefusals));

    public static Refusal NotOpen() => new("visits-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal Closed() => new("visits-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal NoVisits() => new("round-without-visits", null, Texts.Of("no-visits")) { Kind = RefusalKind.NotFound };

    public static Refusal NotDrawn() => new("visitors-not-drawn", null, Texts.Of("not-drawn")) { Kind = RefusalKind.NotFound };

    /// <summary>The one answer for a visit that is absent, another's, given up or in conflict.</summary>
    public static Refusal NotFound(string id) =>
        new("visit-not-found", "application", Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal Conflict() => new("conflict-declared", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal Complete() => new("visit-complete", null, Texts.Of("complete")) { Kind = RefusalKind.Conflict };

    public static Refusal NotMovable() => new("visit-not-movable", null, Texts.Of("not-movable")) { Kind = RefusalKind.Conflict };

    public static Refusal TooFewVisitors(int least) =>
        new("visit-few-visitors", null, Texts.Of("few-visitors", least)) { Kind = RefusalKind.Conflict };

    public static Refusal Place(int most) => new("visit-place", "place", Texts.Of("place", most));

    public static Refusal Day(DateOnly last) => new("visit-day", "day", Texts.Of("day", DayText.Of(last)));

    public static Refusal Time() => new("visit-time", "from", Texts.Of("time"));

    /// <param name="when">Of the other visit.</param>
    public static Refusal Clash(Bilingual expert, Bilingual when, string other, int minutes) =>
        new("visit-clash", "from", Texts.Of("clash", expert, when, other, minutes)) { Kind = RefusalKind.Conflict };

    public static Refusal Instead() => new("visitor-instead", "instead", Texts.Of("instead"));

    public static Refusal HasSigned() => new("visit-signed", null, Texts.Of("has-signed")) { Kind = RefusalKind.Conflict };

    public static Refusal NobodyLeft() => new("visitor-nobody-left", null, Texts.Of("nobody-left")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingToDecide() =>
        new("visit-nothing-to-decide", null, Texts.Of("nothing-to-decide")) { Kind = RefusalKind.Conflict };

    public static Refusal TooEarly() => new("visit-too-early", null, Texts.Of("too-early")) { Kind = RefusalKind.Conflict };

    public static Refusal SignedByOne() => new("visit-signed-by-one", null, Texts.Of("signed-by-one")) { Kind = RefusalKind.Conflict };

    public static Refusal Changed() => new("visit-changed", null, Texts.Of("changed")) { Kind = RefusalKind.Conflict };

    public static Refusal Unanswered(VisitItem item) =>
        new("visit-unanswered", VisitFindings.FieldOf(item.Id), Texts.Of("unanswered", item.Name));

    /// <summary>What was typed answers the item not: it says what does.</summary>
    public static Refusal NoAnswer(VisitItem item) => new(
        "visit-no-answer", VisitFindings.FieldOf(item.Id), item.Figure is { } figure
            ? Texts.Of("no-figure", item.Name, Text(figure.Min), Text(figure.Max), figure.Decimals) : Texts.Of("no-choice", item.Name));

    public static Refusal NoRemark(VisitItem item) =>
        new("visit-no-remark", VisitFindings.RemarkFieldOf(item.Id), Texts.Of("no-remark", item.Name));

    public static Refusal NoPhotograph(VisitItem item) =>
        new("visit-no-photograph", VisitFindings.PhotographFieldOf(item.Id), Texts.Of("no-photograph", item.Name));

    public static Refusal TooLong(VisitItem item, string field, int most) =>
        new("visit-too-long", field, Texts.Of("too-long", item.Name, most));

    public static Refusal Dissent(int least, int most) => new("visit-dissent", "dissent", Texts.Of("dissent", least, most));

    public static Refusal UnknownItem(string item) => new("visit-unknown-item", "item", Texts.Of("unknown-item", item));

    public static Refusal NoFile(string field) => new("visit-no-file", field, Texts.Of("no-file"));

    public static Refusal Unreadable(string field) => new("visit-photograph-unreadable", field, Texts.Of("unreadable"));

    public static Refusal TooManyPhotographs(int most) =>
        new("visit-many-photographs", null, Texts.Of("many-photographs", most)) { Kind = RefusalKind.TooMany };

    public static Refusal NoSuchPhotograph() =>
        new("visit-no-such-photograph", null, Texts.Of("no-such-photograph")) { Kind = RefusalKind.NotFound };

    public static Refusal Infected() => new("visit-photograph-infected", null, Texts.Of("infected")) { Kind = RefusalKind.Conflict };

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
