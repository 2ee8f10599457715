namespace Funding.Workflows.Stages.PanelReview;

public sealed record StartModel(IReadOnlyList<ReviewRound> Rounds);

/// <param name="List">What the expert asked to see of it.</param>
/// <param name="Open">Sheets may still be changed.</param>
public sealed record ExpertDeskModel(ReviewDeskView Desk, RollPage<ReviewDeskLine> List, bool Open)
{
    /// <summary>Until the review closes.</summary>
    public TimeSpan Left { get; init; }

    public int Signed => Desk.Lines.Count(l => l.State == ReviewState.Signed);

    public IReadOnlyList<ReviewDeskLine> Unanswered => [.. Desk.Lines.Where(l => l.State == ReviewState.Assigned)];

    /// <summary>Accepted and not signed yet.</summary>
    public IReadOnlyList<ReviewDeskLine> Unsigned => [.. Desk.Lines.Where(l => l.State == ReviewState.Accepted)];

    public int Complete => Desk.Lines.Count(l => l.Progress == DeskState.Complete);
}

/// <param name="Open">Sheets may still be changed.</param>
public sealed record SheetModel(Round Round, ReviewView View, bool Open)
{
    /// <summary>How the expert came here.</summary>
    public RollQuery List { get; init; } = RollQuery.All;

    /// <summary>Null where the page is none of a list.</summary>
    public RollPlace<ReviewDeskLine>? Place { get; init; }

    /// <summary>The document beside the sheet; null for none.</summary>
    public AttachedDocument? Beside { get; init; }

    public ReviewSheet Sheet => View.Sheet;

    public string Name => Application.NameOf(Sheet.Title, Sheet.OrganisationName);

    public Rubric Rubric => PanelReviewSettings.Of(View.Programme).Rubric;

    public bool Editable => Open && Sheet.State == ReviewState.Accepted;

    public string Version => SheetEntry.VersionOf(Sheet);

    /// <summary>What keeps the saved sheet from being signed.</summary>
    public IReadOnlyList<Refusal> Missing => SheetEntry.Incomplete(Sheet, Rubric);

    /// <summary>Weighted, 0 to 100; what is not scored yet counts nothing.</summary>
    public decimal Total => SheetEntry.TotalOf(Sheet, Rubric);

    /// <summary>What of the application can be shown in the page.</summary>
    public IReadOnlyList<AttachedDocument> Shown => [.. View.Application.Documents.Where(DocumentFile.CanShow)];

    public string? Score(Criterion criterion) =>
        Sheet.Scores.TryGetValue(criterion.Id, out var score) ? score.ToString("0.####", CultureInfo.InvariantCulture) : null;

    public string? Comment(string of) => Sheet.Comments.GetValueOrDefault(of);
}
