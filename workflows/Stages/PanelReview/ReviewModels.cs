namespace Funding.Workflows.Stages.PanelReview;

public sealed record StartModel(IReadOnlyList<ReviewRound> Rounds);

/// <param name="Open">Sheets may still be changed.</param>
public sealed record ExpertDeskModel(ReviewDeskView Desk, bool Open)
{
    public int Signed => Desk.Lines.Count(l => l.State == ReviewState.Signed);

    public IReadOnlyList<ReviewDeskLine> Unanswered => [.. Desk.Lines.Where(l => l.State == ReviewState.Assigned)];
}

/// <param name="Open">Sheets may still be changed.</param>
public sealed record SheetModel(Round Round, ReviewView View, bool Open)
{
    public ReviewSheet Sheet => View.Sheet;

    public Rubric Rubric => PanelReviewSettings.Of(View.Programme).Rubric;

    public bool Editable => Open && Sheet.State == ReviewState.Accepted;

    /// <summary>What keeps the saved sheet from being signed.</summary>
    public IReadOnlyList<Refusal> Missing => SheetEntry.Incomplete(Sheet, Rubric);

    /// <summary>Weighted, 0 to 100; what is not scored yet counts nothing.</summary>
    public decimal Total => ScoreRules.Total([.. Rubric.Scored().Where(c => Sheet.Scores.ContainsKey(c.Id))], Sheet.Scores);

    public string? Score(Criterion criterion) =>
        Sheet.Scores.TryGetValue(criterion.Id, out var score) ? score.ToString("0.####", CultureInfo.InvariantCulture) : null;

    public string? Comment(string of) => Sheet.Comments.GetValueOrDefault(of);
}
