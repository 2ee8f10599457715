namespace Funding.Workflows.Indicators;

/// <summary>What can be wrong with a figure, and with what is done about it.</summary>
internal static class IndicatorRefusals
{
    private static readonly Texts Texts = new(typeof(IndicatorRefusals));

    public static Refusal NoIndicator(string id) =>
        new("indicator-not-found", "indicator", Texts.Of("no-indicator", id)) { Kind = RefusalKind.NotFound };

    public static Refusal NoYear(int year) =>
        new("indicator-year-not-found", "year", Texts.Of("no-year", $"{year}")) { Kind = RefusalKind.NotFound };

    public static Refusal NotOnList(string code, int year) =>
        new("reporter-not-found", "code", Texts.Of("not-on-list", code, $"{year}")) { Kind = RefusalKind.NotFound };

    public static Refusal NoReport(string name) =>
        new("report-not-found", null, Texts.Of("no-report", name)) { Kind = RefusalKind.NotFound };

    public static Refusal NotMember() => new("reporter-not-member", null, Texts.Of("not-member")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoNumber(string field, Bilingual name, int decimals) =>
        new("indicator-no-number", field, Texts.Of("no-number", name, decimals));

    public static Refusal ByNothing(string field, Bilingual name) => new("indicator-by-nothing", field, Texts.Of("by-nothing", name));

    public static Refusal OutOfRange(string field, Indicator indicator, decimal figure) => new(
        "indicator-out-of-range", field, Texts.Of(
            "out-of-range", Number(figure), Number(indicator.Figure!.Least), Number(indicator.Figure.Most), indicator.Unit));

    public static Refusal ReasonMissing(string field, decimal figure, decimal before, int percent) =>
        new("indicator-reason-missing", field, Texts.Of("reason-missing", Number(figure), Number(before), percent));

    public static Refusal Published() => new("indicator-published", null, Texts.Of("published")) { Kind = RefusalKind.Conflict };

    public static Refusal NotPublished() => new("indicator-not-published", null, Texts.Of("not-published")) { Kind = RefusalKind.Conflict };

    public static Refusal Confirmed() => new("indicator-confirmed", null, Texts.Of("confirmed")) { Kind = RefusalKind.Conflict };

    public static Refusal NotInTurn(string name) =>
        new("indicator-not-in-turn", null, Texts.Of("not-in-turn", name)) { Kind = RefusalKind.Conflict };

    public static Refusal Own(string name) => new("indicator-own", null, Texts.Of("own", name)) { Kind = RefusalKind.Forbidden };

    public static Refusal NotDue(DateOnly due) =>
        new("indicator-not-due", null, Texts.Of("not-due", DayText.Of(due))) { Kind = RefusalKind.Conflict };

    public static Refusal NothingPicked() => new("indicator-nothing-picked", "code", Texts.Of("nothing-picked"));

    public static Refusal TooManyCorrections(int most) =>
        new("indicator-corrections", null, Texts.Of("too-many-corrections", most)) { Kind = RefusalKind.Conflict };

    public static Refusal YearOutOfRange(int first, int last) =>
        new("indicator-year", "year", Texts.Of("year-range", $"{first}", $"{last}"));

    public static Refusal NoFile() => new("reporters-no-file", "file", Texts.Of("no-file"));

    public static Refusal NoDocument(string field) => new("indicator-document", field, Texts.Of("document"));

    public static Refusal NoKind(int row, string text, IReadOnlyList<Bilingual> kinds) => ListRefusals.At(
        row, ReporterList.Kind, "reporter-kind", Texts.Of("no-kind", Excerpt.Of(text), Texts.Names(kinds)));

    public static Refusal NoDesk(int row, string text) =>
        ListRefusals.At(row, ReporterList.Desk, "desk-unknown", Texts.Of("no-desk", Excerpt.Of(text)));

    public static Refusal CreditCode(int row, CreditCodeProblem problem) =>
        ListRefusals.InRow(row, ReporterList.Code, CreditCodeRefusals.For(problem, "creditCode"));

    public static Refusal Twice(int row, int first) => ListRefusals.At(row, ReporterList.Code, "reporter-twice", Texts.Of("twice", first));

    private static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
