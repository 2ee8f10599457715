namespace Funding.Workflows.Duties;

/// <summary>A line of a report as it was filed.</summary>
/// <param name="Agreed">The task book's figure; null where it has none.</param>
/// <param name="Actual">What was reached.</param>
public sealed record ReportLine(string Target, decimal? Agreed, decimal Actual, string Remark)
{
    /// <summary>Whether it is worse than what was agreed.</summary>
    public bool IsBehind(Target target) => Agreed is { } agreed && target.IsWorse(Actual, agreed);
}

/// <summary>A report as it was filed; a row of the duty for each filing.</summary>
/// <param name="Documents">The evidence, as it was then.</param>
public sealed record FiledReport(
    IReadOnlyList<ReportLine> Lines, string Summary, string FiledBy, DateTimeOffset FiledAt, IReadOnlyList<AttachedDocument> Documents)
{
    private const string Prefix = "report:";

    /// <summary>Whether a row of the duty by that name is one.</summary>
    public static bool IsRow(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="filing">1, or 2 for a correction.</param>
    public static string Row(int filing) => Prefix + filing.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A report as the holder types it: a line for each target, then a summary.</summary>
/// <param name="Agreed">The task book's figure of each target for what is reported on.</param>
public sealed record ReportEntry(IReadOnlyList<Target> Targets, IReadOnlyDictionary<string, decimal> Agreed)
{
    public const string Summary = "summary";
    public const int ShortestSummary = 20;
    public const int LongestSummary = 5000;
    public const int LongestRemark = 500;

    public static string ActualOf(string target) => $"{target}.actual";

    public static string RemarkOf(string target) => $"{target}.remark";

    /// <summary>The names of all fields of the form.</summary>
    public IEnumerable<string> Fields => Targets.SelectMany(t => new[] { ActualOf(t.Id), RemarkOf(t.Id) }).Append(Summary);

    /// <summary>It is about all years of the term, not about one.</summary>
    public bool Whole { get; init; }

    /// <summary>What was reported of each target and year so far, by target and year; empty where that is not asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Past { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, decimal>>();

    /// <summary>The reported years of a target together; null where none was reported.</summary>
    public decimal? PastOf(Target target) => Past.TryGetValue(target.Id, out var years)
        ? Figures.Together(target, years.OrderBy(y => y.Key, StringComparer.Ordinal).Select(y => (decimal?)y.Value)) : null;

    public decimal? AgreedOf(string target) => Agreed.TryGetValue(target, out var figure) ? figure : null;

    /// <summary>What was typed and cannot be used; nothing for a field that is still empty.</summary>
    public IReadOnlyList<Refusal> Unusable(IReadOnlyDictionary<string, string> typed) =>
        Read(typed, DutyPapers.None, whole: false).Problems;

    /// <summary>The lines and the summary that were typed, with everything that keeps the report from being filed.</summary>
    /// <param name="papers">The evidence that is there.</param>
    public (IReadOnlyList<ReportLine> Lines, string Summary, IReadOnlyList<Refusal> Problems) Read(
        IReadOnlyDictionary<string, string> typed, DutyPapers papers) => Read(typed, papers, whole: true);

    private (IReadOnlyList<ReportLine> Lines, string Summary, IReadOnlyList<Refusal> Problems) Read(
        IReadOnlyDictionary<string, string> typed, DutyPapers papers, bool whole)
    {
        var problems = new List<Refusal>();
        var lines = new List<ReportLine>();
        foreach (var target in Targets)
        {
            var field = ActualOf(target.Id);
            var before = problems.Count;
            var actual = Figures.Read(target, typed.GetValueOrDefault(field), field, problems);
            if (whole && actual is null && problems.Count == before) problems.Add(DutyRefusals.ActualMissing(target, field));
            var remark = Figures.Text(
                typed.GetValueOrDefault(RemarkOf(target.Id)), RemarkOf(target.Id), 0, LongestRemark, required: false, problems);
            if (whole && target.Evidence && papers.In(target.Id).Count == 0) problems.Add(DutyRefusals.EvidenceMissing(target));
            if (actual is { } figure) lines.Add(new(target.Id, AgreedOf(target.Id), figure, remark));
        }

        if (whole)
            problems.AddRange(papers.Documents.Where(d => d.Scan == Infected)
                .Select(d => DutyRefusals.EvidenceInfected(d.FileName, d.Slot)));
        var typedSummary = typed.GetValueOrDefault(Summary);
        var summary = whole || !string.IsNullOrWhiteSpace(typedSummary)
            ? Figures.Text(typedSummary, Summary, ShortestSummary, LongestSummary, required: true, problems) : "";
        return (lines, summary, problems);
    }

    private const string Infected = "infected";
}
