namespace Funding.Workflows.Review;

internal static class SheetRefusals
{
    public static Refusal UnknownCriterion(string id, string of = "scores") =>
        new("criterion-unknown", $"{of}.{id}", $"评分表中没有“{id}”这一项。", $"The rubric has no criterion '{id}'.");

    public static Refusal NoNumber(Criterion c, string typed) =>
        new(
            "score-not-a-number",
            $"scores.{c.Id}",
            $"“{c.Name.Zh}”的分数“{typed.Trim()}”不是数字。",
            $"The score for {c.Name.En}, '{typed.Trim()}', is not a number.");

    public static Refusal OutOfRange(Criterion c, decimal score) =>
        new(
            "score-out-of-range",
            $"scores.{c.Id}",
            $"“{c.Name.Zh}”的分数应在 0 至 {CanonicalJson.Number(c.Max)} 之间，现为 {CanonicalJson.Number(score)}。",
            $"The score for {c.Name.En} is between 0 and {CanonicalJson.Number(c.Max)}, not {CanonicalJson.Number(score)}.");

    public static Refusal OffStep(Criterion c, decimal step, decimal score) =>
        new(
            "score-off-step",
            $"scores.{c.Id}",
            $"“{c.Name.Zh}”的分数应为 {CanonicalJson.Number(step)} 的整数倍，现为 {CanonicalJson.Number(score)}。",
            $"The score for {c.Name.En} is a multiple of {CanonicalJson.Number(step)}, not {CanonicalJson.Number(score)}.");

    public static Refusal Missing(Criterion c) =>
        new("score-missing", $"scores.{c.Id}", $"“{c.Name.Zh}”尚未评分。", $"{c.Name.En} is not scored yet.");

    public static Refusal CommentTooLong(string id) =>
        new(
            "comment-too-long",
            $"comments.{id}",
            $"评语不得超过 {SheetEntry.CommentCharacters} 字。",
            $"A comment has at most {SheetEntry.CommentCharacters} characters.");

    public static Refusal CommentCharacter(string id) =>
        new(
            "comment-character",
            $"comments.{id}",
            "评语含有不可见的控制字符或文字方向标记，请删除后重试。",
            "The comment has control characters or direction marks: remove them.");
}
