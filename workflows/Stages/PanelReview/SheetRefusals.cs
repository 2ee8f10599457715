namespace Funding.Workflows.Stages.PanelReview;

internal static class SheetRefusals
{
    private static readonly Texts Texts = new(typeof(SheetRefusals));

    public static Refusal UnknownCriterion(string id, string of = "scores") =>
        new("criterion-unknown", $"{of}.{id}", Texts.Of("unknown-criterion", id));

    public static Refusal NoNumber(Criterion c, string typed) =>
        new("score-not-a-number", $"scores.{c.Id}", Texts.Of("no-number", c.Name, typed.Trim()));

    public static Refusal OutOfRange(Criterion c, decimal score) =>
        new(
            "score-out-of-range",
            $"scores.{c.Id}",
            Texts.Of("out-of-range", c.Name, CanonicalJson.Number(c.Max), CanonicalJson.Number(score)));

    public static Refusal OffStep(Criterion c, decimal step, decimal score) =>
        new("score-off-step", $"scores.{c.Id}", Texts.Of("off-step", c.Name, CanonicalJson.Number(step), CanonicalJson.Number(score)));

    public static Refusal Missing(Criterion c) => new("score-missing", $"scores.{c.Id}", Texts.Of("missing", c.Name));

    public static Refusal CommentMissing(Criterion c, decimal score) =>
        new("comment-missing", $"comments.{c.Id}", Texts.Of("comment-missing", c.Name, CanonicalJson.Number(score)));

    /// <summary>For a page that is shown again with what was typed.</summary>
    public static Refusal Changed() => new("sheet-changed", null, Texts.Of("changed")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingChosen() => new("nothing-chosen", "sheet", Texts.Of("nothing-chosen"));

    public static Refusal TooMany(int most) => new("too-many-sheets", "sheet", Texts.Of("too-many", most));

    public static Refusal Word(Bilingual word) => new("confirmation-mismatch", "word", Texts.Of("word-mismatch", word));

    /// <summary>One of several sheets that was not signed, and why.</summary>
    public static Refusal Unsigned(string name, Refusal why) =>
        new(why.Code, null, Texts.Of("unsigned", name, new Bilingual(why.Chinese, why.English))) { Kind = why.Kind };

    /// <summary>Of a sheet that is not what the page of the check showed.</summary>
    public static Refusal ChangedSinceCheck() =>
        new("sheet-changed", null, Texts.Of("changed-since-check")) { Kind = RefusalKind.Conflict };

    public static Refusal CommentTooLong(string id) =>
        new("comment-too-long", $"comments.{id}", Texts.Of("comment-too-long", SheetEntry.CommentCharacters));

    public static Refusal CommentCharacter(string id) => new("comment-character", $"comments.{id}", Texts.Of("comment-character"));
}
