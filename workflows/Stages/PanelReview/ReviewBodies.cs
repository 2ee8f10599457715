namespace Funding.Workflows.Stages.PanelReview;

internal sealed record ReasonBody(string Reason);

/// <param name="Scores">By criterion, as text; absent or null while not yet given.</param>
/// <param name="Comments">By criterion, or "overall".</param>
internal sealed record ScoresBody(IReadOnlyDictionary<string, string?> Scores, IReadOnlyDictionary<string, string?>? Comments = null)
{
    public SheetEntry Entry() => new(Scores, Comments ?? new Dictionary<string, string?>());
}

/// <param name="Scored">Criteria scored so far.</param>
internal sealed record SeatLine(
    string Application,
    string OrganisationName,
    string Title,
    ReviewState State,
    DateOnly AnswerBy,
    int Scored,
    int Criteria,
    DateTimeOffset? SignedAt);

/// <param name="Remaining">Sheets still to sign.</param>
internal sealed record SeatLines(string Round, DateOnly Closes, int Remaining, IReadOnlyList<SeatLine> Items)
{
    public static SeatLines Of(ReviewDeskView view) =>
        new(
            view.RoundId,
            view.Closes,
            view.Remaining,
            [.. view.Lines.Select(l => new SeatLine(
                l.ApplicationId, l.OrganisationName, l.Title, l.State, l.AnswerBy, l.Scored, l.Criteria, l.SignedAt))]);
}

/// <param name="SheetHash">Once it is signed.</param>
internal sealed record SheetLine(
    string Application,
    ReviewState State,
    IReadOnlyDictionary<string, decimal> Scores,
    IReadOnlyDictionary<string, string> Comments,
    DateTimeOffset? SignedAt,
    string? SheetHash)
{
    public static SheetLine Of(ReviewSheet s) => new(s.ApplicationId, s.State, s.Scores, s.Comments, s.SignedAt, s.SheetHash);
}

internal sealed record ReviewDetail(
    SheetLine Sheet,
    string OrganisationName,
    string Title,
    DateOnly Closes,
    AnswersBody Answers,
    IReadOnlyList<DocumentLine> Documents,
    Rubric Rubric)
{
    public static ReviewDetail Of(ReviewView v) => new(
        SheetLine.Of(v.Sheet),
        v.Sheet.OrganisationName,
        v.Sheet.Title,
        v.Closes,
        AnswersBody.Of(v.Answers),
        [.. v.Application.Documents.Select(DocumentLine.Of)],
        PanelReviewSettings.Of(v.Programme).Rubric);
}

internal static class ReviewExamples
{
    public static readonly ScoresBody Scores = new(
        new Dictionary<string, string?> { ["integration"] = "8.5", ["governance"] = "7" },
        new Dictionary<string, string?> { ["overall"] = "合作基础扎实，产权结构清晰。" });

    public static readonly SheetLine Sheet = new(
        ApplicationExamples.Line.Id,
        ReviewState.Accepted,
        new Dictionary<string, decimal> { ["integration"] = 8.5m, ["governance"] = 7m },
        new Dictionary<string, string> { ["overall"] = "合作基础扎实，产权结构清晰。" },
        null,
        null);

    public static readonly SeatLines Desk = new(
        RoundExamples.Line.Id,
        RoundExamples.Closes[new("review")],
        1,
        [new(
            Sheet.Application,
            ApplicationExamples.Line.OrganisationName,
            ApplicationExamples.Line.Title,
            ReviewState.Accepted,
            new(2026, 6, 25),
            2,
            5,
            null)]);

    public static readonly ReviewDetail Detail = new(
        Sheet,
        ApplicationExamples.Line.OrganisationName,
        ApplicationExamples.Line.Title,
        RoundExamples.Closes[new("review")],
        ApplicationExamples.Answers,
        [ApplicationExamples.Document],
        new Rubric(
            0.5m,
            [new(
                "integration",
                new("产教融合", "Industry–education integration"),
                new("合作历程与各方投入。", "History and what each party brings."),
                30m,
                10m)]));
}
