namespace Funding.Workflows.Stages.Draw.Pool;

internal static class ExpertListRefusals
{
    private static readonly Texts Texts = new(typeof(ExpertListRefusals));

    public static Refusal BadEmail(int row, string text) =>
        ListRefusals.At(row, ExpertColumns.Email, "email-invalid", Texts.Of("bad-email", Excerpt.Of(text)));

    /// <param name="place">Of the character in the cell, from 1.</param>
    /// <param name="without">The address without characters that cannot be seen; null when that is none either.</param>
    public static Refusal HiddenInEmail(int row, int place, Rune character, string? without) =>
        ListRefusals.At(row, ExpertColumns.Email, "email-invisible-character",
            without is null
                ? Texts.Of("hidden-in-email", place, character.Value)
                : Texts.Of("hidden-in-email.without", place, character.Value, without));

    public static Refusal NoName(int row, ListColumn c, string text) => c == ExpertColumns.Name
        ? ListRefusals.At(row, c, "person-no-name", Texts.Of("no-name.person", Excerpt.Of(text)))
        : ListRefusals.At(row, c, "organisation-no-name", Texts.Of("no-name.organisation", Excerpt.Of(text)));

    public static Refusal CodeAsNumber(int row, string text) =>
        ListRefusals.At(row, ExpertColumns.CreditCode, "credit-code-number", Texts.Of("code-as-number", Excerpt.Of(text)));

    public static Refusal DoubleEmail(int row, int first, string text) =>
        ListRefusals.At(row, ExpertColumns.Email, "email-twice", Texts.Of("double-email", Excerpt.Of(text), first));

    /// <summary>How a list names who comes from a party, beside the party's own name.</summary>
    public static string OfParty(Party party) => Texts.Of("of-party", party.Name()).Zh;

    public static Refusal UnknownParty(int row, string text) =>
        ListRefusals.At(row, ExpertColumns.Party, "party-unknown", Texts.Of("unknown-party", Excerpt.Of(text)));

    public static Refusal CreditCode(int row, CreditCodeProblem problem) =>
        ListRefusals.InRow(row, ExpertColumns.CreditCode, CreditCodeRefusals.For(problem, "creditCode"));

    public static Refusal NoPreview() => new("import-unknown", "import", Texts.Of("no-preview")) { Kind = RefusalKind.NotFound };
}
