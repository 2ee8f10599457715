namespace Funding.Workflows.Programmes;

/// <param name="Step">Scores are multiples of it, such as 0.5.</param>
public sealed record Rubric(decimal Step, IReadOnlyList<Criterion> Criteria);

/// <param name="Weight">Percent; the weights of a rubric add to exactly 100.</param>
/// <param name="Max">A score runs from 0 to this.</param>
public sealed record Criterion(string Id, Bilingual Name, Bilingual Guidance, decimal Weight, decimal Max);

/// <summary>Who judges (五（三）): 政府, 行业, 企业, 学校 together.</summary>
/// <param name="Parties">Seats of a panel by party: government, industry, enterprise, school; they add to <paramref name="Size"/>.</param>
/// <param name="MaxLoad">Applications one expert may hold.</param>
public sealed record PanelRules(int Size, IReadOnlyDictionary<string, int> Parties, int MaxLoad);

/// <param name="TieBreak">Criterion ids in order; the verifiable draw comes last by itself.</param>
public sealed record SelectionSettings(
    int Places, int? CapPerCity, int Reserve, IReadOnlyList<string> TieBreak, decimal? MinimumScore = null);

/// <param name="Title">The title on the certificate.</param>
/// <param name="CertificatePattern">Placeholders {year}, {batch} and {number:000}.</param>
/// <param name="TermYears">How long the recognition holds.</param>
public sealed record AwardSettings(Bilingual Title, string CertificatePattern, int TermYears);

/// <summary>Lengths of the stages; days count from the end of the stage before, working days by programmes/calendar/.</summary>
public sealed record ProgrammeCalendar
{
    /// <summary>Month and day of the yearly launch, such as 03-01; null for launch by an administrator only.</summary>
    public string? LaunchOn { get; init; }

    /// <summary>
    /// 文号 of the notice of a launch by itself, with the placeholder {year}; there exactly when <see cref="LaunchOn"/> is.
    /// </summary>
    public string? NoticeNumber { get; init; }

    /// <exception cref="InvalidOperationException">The programme does not launch by itself.</exception>
    public string NoticeNumberOf(int year) =>
        NoticeNumber?.Replace("{year}", $"{year}", StringComparison.Ordinal)
            ?? throw new InvalidOperationException("The programme's calendar has no notice number.");

    public required int CallDays { get; init; }

    /// <summary>For so many working days after its close the call may be opened again by two administrators; 0 for never.</summary>
    public int ReopenCallWorkingDays { get; init; } = 3;

    public required int RecommendationWorkingDays { get; init; }

    public required int EligibilityWorkingDays { get; init; }

    public required int CorrectionWorkingDays { get; init; }

    /// <summary>Working days between the publication of the draw's public value and the latest moment to enter it.</summary>
    public required int DrawWorkingDays { get; init; }

    public required int ReviewDays { get; init; }

    /// <summary>Working days an expert has to accept or recuse before silence counts as recusal.</summary>
    public required int AcceptWorkingDays { get; init; }

    public required int ApprovalWorkingDays { get; init; }

    /// <summary>公示: working days of the public notice.</summary>
    public required int NoticeWorkingDays { get; init; }

    public required int ObjectionWorkingDays { get; init; }
}
