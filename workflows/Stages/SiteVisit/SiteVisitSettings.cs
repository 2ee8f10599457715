namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>The site visit (现场考察) of applications by experts of the round.</summary>
/// <param name="WorkingDays">Working days of the stage; visits are on its working days.</param>
/// <param name="VisitMinutes">Minutes from the beginning of a visit until an expert can be at another, the way included.</param>
/// <param name="SignWorkingDays">Working days after a visit by which its protocol is signed.</param>
/// <param name="Shown">What the applicant reads of the protocol.</param>
/// <param name="Checklist">In the order of the file; one item at least.</param>
public sealed record SiteVisitSettings(
    int WorkingDays, VisitedCases Of, VisitingExperts Visitors, int VisitMinutes, int SignWorkingDays, VisitResult Result, VisitShown Shown,
    IReadOnlyList<VisitItem> Checklist)
{
    public const string Kind = "site-visit";

    /// <summary>Of finalists: so many times the places of the ranking; null otherwise.</summary>
    public decimal? Times { get; init; }

    /// <summary>Of borderline cases: points around the score of the last place; null otherwise.</summary>
    public decimal? Points { get; init; }

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static SiteVisitSettings In(Programme programme) => programme.StageSettings<SiteVisitSettings>(Kind);

    /// <summary>Null where there is no item of that id.</summary>
    public VisitItem? Find(string item) => Checklist.FirstOrDefault(i => i.Id == item);
}

public enum VisitedCases
{
    All,

    /// <summary>The best by score, so many times the places.</summary>
    Finalists,

    /// <summary>Those whose score is near that of the last place.</summary>
    Borderline,
}

/// <param name="Count">Experts drawn for each visit; two of them sign.</param>
/// <param name="MaxLoad">Visits of one expert at most.</param>
public sealed record VisitingExperts(int Count, int MaxLoad);

public enum VisitResult
{
    /// <summary>The protocol informs the committee.</summary>
    Notes,

    /// <summary>A condition that is not met fails the application.</summary>
    Conditions,
}

public enum VisitShown
{
    Outcome,
    Nothing,
}

/// <summary>What visitors look at.</summary>
/// <param name="Figure">There exactly where the item is answered by a figure.</param>
/// <param name="Grades">There exactly where it is answered by a grade, the best first.</param>
/// <param name="Photograph">A photograph belongs to it.</param>
/// <param name="Remark">A remark belongs to it; otherwise visitors may write one.</param>
public sealed record VisitItem(
    string Id, Bilingual Name, VisitItemKind Kind, VisitFigure? Figure = null, IReadOnlyList<VisitGrade>? Grades = null,
    bool Photograph = false, bool Remark = false, VisitItemCounts Counts = VisitItemCounts.Inform)
{
    [JsonIgnore]
    public bool IsCondition => Counts == VisitItemCounts.Condition;
}

public enum VisitItemKind
{
    YesNo,
    Figure,
    Grade,
}

public enum VisitItemCounts
{
    Inform,

    /// <summary>Met by yes, by the least figure, by a grade that does not fail.</summary>
    Condition,
}

/// <param name="Min">The smallest that can be typed, inclusive, as <paramref name="Max"/>.</param>
/// <param name="Decimals">Decimal places at most; 0 for whole numbers.</param>
/// <param name="Least">Of a condition: what is below it does not meet it; null where the item informs.</param>
public sealed record VisitFigure(Bilingual Unit, decimal Min, decimal Max, int Decimals = 0, decimal? Least = null)
{
    public bool Fits(decimal figure) => figure >= Min && figure <= Max && figure == decimal.Round(figure, Decimals);
}

/// <param name="Fails">Of a condition: this grade does not meet it.</param>
public sealed record VisitGrade(string Id, Bilingual Name, bool Fails = false);
