namespace Funding.Workflows.Stages.PanelReview;

/// <summary>A sheet as typed: scores as text by criterion id, comments by criterion id or <see cref="Overall"/>.</summary>
public sealed record SheetEntry(IReadOnlyDictionary<string, string?> Scores, IReadOnlyDictionary<string, string?> Comments)
{
    /// <summary>Key of the comment on the application as a whole.</summary>
    public const string Overall = "overall";

    public const int CommentCharacters = 2000;

    /// <summary>Reads what was typed; an empty score is not yet given, so a draft may be partial.</summary>
    /// <returns>The sheet with the entries, and everything that is wrong with them.</returns>
    public (ReviewSheet Sheet, IReadOnlyList<Refusal> Problems) On(ReviewSheet sheet, Rubric rubric)
    {
        var problems = new List<Refusal>();
        var scores = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (id, typed) in Scores)
        {
            var criterion = rubric.Criteria.FirstOrDefault(c => c.Id == id);
            if (criterion is null) problems.Add(SheetRefusals.UnknownCriterion(id));
            else if (string.IsNullOrWhiteSpace(typed)) continue;
            else if (Number(typed) is not { } score) problems.Add(SheetRefusals.NoNumber(criterion, typed));
            else if (Fault(criterion, rubric.Step, score) is { } fault) problems.Add(fault);
            else scores[id] = score;
        }

        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, typed) in Comments)
        {
            var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
            if (id != Overall && rubric.Criteria.All(c => c.Id != id)) problems.Add(SheetRefusals.UnknownCriterion(id, "comments"));
            else if (text.EnumerateRunes().Count() > CommentCharacters) problems.Add(SheetRefusals.CommentTooLong(id));
            else if (text.EnumerateRunes().Any(IsUnprintable)) problems.Add(SheetRefusals.CommentCharacter(id));
            else if (text.Length > 0) comments[id] = text;
        }

        return (sheet with { Scores = scores, Comments = comments }, problems);
    }

    /// <summary>Everything that keeps a saved sheet from being signed: scores first, then comments, each in the rubric's order.</summary>
    public static IReadOnlyList<Refusal> Incomplete(ReviewSheet sheet, Rubric rubric) =>
    [
        .. ScoreRules.CheckSheet(rubric.Scored(), sheet.Scores)
            .Select(f => f.Fault == ScoreFault.Missing
                ? SheetRefusals.Missing(rubric.Criteria.First(c => c.Id == f.Criterion))
                : rubric.Criteria.FirstOrDefault(c => c.Id == f.Criterion) is { } criterion
                    ? Fault(criterion, rubric.Step, sheet.Scores[f.Criterion])!
                    : SheetRefusals.UnknownCriterion(f.Criterion)),
        .. rubric.Criteria.Where(c => LacksComment(sheet, c)).Select(c => SheetRefusals.CommentMissing(c, sheet.Scores[c.Id])),
    ];

    /// <summary>Whether the saved score asks for a comment that is not there.</summary>
    public static bool LacksComment(ReviewSheet sheet, Criterion criterion) =>
        sheet.Scores.TryGetValue(criterion.Id, out var score) && criterion.AsksForComment(score)
            && !sheet.Comments.ContainsKey(criterion.Id);

    /// <summary>Weighted, 0 to 100; what is not scored yet counts nothing.</summary>
    public static decimal TotalOf(ReviewSheet sheet, Rubric rubric) =>
        ScoreRules.Total([.. rubric.Scored().Where(c => sheet.Scores.ContainsKey(c.Id))], sheet.Scores);

    /// <summary>Identifies what is saved of a sheet, for a page to say what it was filled from.</summary>
    public static string VersionOf(ReviewSheet sheet) =>
        Sha256Hex.Of(CanonicalJson.Write(new JsonObject { ["scores"] = ScoresOf(sheet), ["comments"] = CommentsOf(sheet) }))[..16];

    /// <summary>SHA-256 over the canonical JSON of who scored what how; the moment of signing is part of it.</summary>
    public static string HashOf(string roundId, ReviewSheet sheet) => Sha256Hex.Of(CanonicalJson.Write(new JsonObject
    {
        ["round"] = roundId,
        ["application"] = sheet.ApplicationId,
        ["expert"] = sheet.ExpertId,
        ["scores"] = ScoresOf(sheet),
        ["comments"] = CommentsOf(sheet),
        ["signedAt"] = sheet.SignedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
    }));

    private static JsonObject ScoresOf(ReviewSheet sheet) =>
        new(sheet.Scores.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, CanonicalJson.Number(s.Value))));

    private static JsonObject CommentsOf(ReviewSheet sheet) =>
        new(sheet.Comments.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value)));

    private static Refusal? Fault(Criterion criterion, decimal step, decimal score) =>
        ScoreRules.Check(new RubricCriterion(criterion.Id, criterion.Weight, criterion.Max, step), score) switch
        {
            ScoreFault.BelowZero or ScoreFault.AboveMax => SheetRefusals.OutOfRange(criterion, score),
            ScoreFault.OffStep => SheetRefusals.OffStep(criterion, step, score),
            _ => null,
        };

    private static decimal? Number(string typed) =>
        decimal.TryParse(
            string.Concat(typed.Trim().Select(HalfWidth.Of)),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var score) ? score : null;

    private static bool IsUnprintable(Rune rune) =>
        TextMarks.TurnsDirection(rune) || (TextMarks.IsControl(rune) && rune.Value is not ('\n' or '\t'));
}
