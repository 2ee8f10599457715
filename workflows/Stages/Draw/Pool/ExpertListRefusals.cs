namespace Funding.Workflows.Stages.Draw.Pool;

internal static class ExpertListRefusals
{
    private static readonly Texts Texts = new(typeof(ExpertListRefusals));

    public static Refusal Empty() => new("expert-list-empty", "file", Texts.Of("empty"));

    public static Refusal TooLarge(int megabytes) =>
        new("expert-list-too-large", "file", Texts.Of("too-large", megabytes)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooMany(int most) =>
        new("expert-list-too-long", "file", Texts.Of("too-many", most)) { Kind = RefusalKind.TooLarge };

    public static Refusal NoList() => new("expert-list-unreadable", "file", Texts.Of("no-list")) { Kind = RefusalKind.UnsupportedType };

    public static Refusal BadCsv(int line) =>
        new("expert-list-unreadable", "file", Texts.Of("bad-csv", line)) { Kind = RefusalKind.UnsupportedType };

    public static Refusal NoHeading(int rows) => new("heading-missing", "file", Texts.Of("no-heading", rows));

    public static Refusal MissingColumn(ExpertColumn c) =>
        new("column-missing", $"columns.{c.English()}", Texts.Of("missing-column", c.Name()));

    public static Refusal DoubleColumn(ExpertColumn c) =>
        new("column-twice", $"columns.{c.English()}", Texts.Of("double-column", c.Name()));

    public static Refusal MissingCell(int row, ExpertColumn c) => At(row, c, "cell-empty", Texts.Of("missing-cell"));

    public static Refusal Formula(int row, ExpertColumn c) => At(row, c, "cell-formula", Texts.Of("formula"));

    public static Refusal TooLong(int row, ExpertColumn c, int most) => At(row, c, "cell-too-long", Texts.Of("too-long", most));

    public static Refusal Character(int row, ExpertColumn c) => At(row, c, "cell-character", Texts.Of("character"));

    public static Refusal BadEmail(int row, string text) =>
        At(row, ExpertColumn.Email, "email-invalid", Texts.Of("bad-email", Short(text)));

    /// <param name="place">Of the character in the cell, from 1.</param>
    /// <param name="without">The address without characters that cannot be seen; null when that is none either.</param>
    public static Refusal HiddenInEmail(int row, int place, Rune character, string? without) =>
        At(row, ExpertColumn.Email, "email-invisible-character",
            without is null
                ? Texts.Of("hidden-in-email", place, character.Value)
                : Texts.Of("hidden-in-email.without", place, character.Value, without));

    public static Refusal NoName(int row, ExpertColumn c, string text) => c == ExpertColumn.Name
        ? At(row, c, "person-no-name", Texts.Of("no-name.person", Short(text)))
        : At(row, c, "organisation-no-name", Texts.Of("no-name.organisation", Short(text)));

    public static Refusal CodeAsNumber(int row, string text) =>
        At(row, ExpertColumn.CreditCode, "credit-code-number", Texts.Of("code-as-number", Short(text)));

    public static Refusal DoubleEmail(int row, int first, string text) =>
        At(row, ExpertColumn.Email, "email-twice", Texts.Of("double-email", Short(text), first));

    public static Refusal UnknownParty(int row, string text) =>
        At(row, ExpertColumn.Party, "party-unknown", Texts.Of("unknown-party", Short(text)));

    public static Refusal CreditCode(int row, CreditCodeProblem problem)
    {
        var refusal = CreditCodeRefusals.For(problem, Field(row, ExpertColumn.CreditCode));
        var text = Texts.Of("row", row, new Bilingual(refusal.Chinese, refusal.English));
        return refusal with { Chinese = text.Zh, English = text.En };
    }

    public static Refusal NoPreview() => new("import-unknown", "import", Texts.Of("no-preview")) { Kind = RefusalKind.NotFound };

    private static Refusal At(int row, ExpertColumn c, string code, Bilingual what) =>
        new(code, Field(row, c), Texts.Of("at", row, c.Name(), what));

    private static string Field(int row, ExpertColumn c) => $"rows[{row}].{c.English()}";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
