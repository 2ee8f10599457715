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

    public static Refusal CommentTooLong(string id) =>
        new("comment-too-long", $"comments.{id}", Texts.Of("comment-too-long", SheetEntry.CommentCharacters));

    public static Refusal CommentCharacter(string id) => new("comment-character", $"comments.{id}", Texts.Of("comment-character"));
}
