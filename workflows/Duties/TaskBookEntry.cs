namespace Funding.Workflows.Duties;

/// <summary>A task book as the holder types it.</summary>
/// <param name="Starts">What the application gave, by target.</param>
/// <param name="Years">Of the award's term.</param>
public sealed record TaskBookEntry(
    IReadOnlyList<Target> Targets, IReadOnlyDictionary<string, decimal> Starts, IReadOnlyList<string> Years)
{
    public const int ShortestReason = 5;
    public const int LongestReason = 500;

    public static TaskBookEntry Of(AwardHome award, IReadOnlyList<Target> targets) =>
        new(targets, award.Starts ?? new Dictionary<string, decimal>(), TermYears.Of(award.Term));

    public static string FieldOf(string target, string year) => $"{target}.{year}";

    public static string ReasonOf(string target) => $"{target}.reason";

    /// <summary>The names of all fields of the form.</summary>
    public IEnumerable<string> Fields => Targets.SelectMany(t => Years.Select(y => FieldOf(t.Id, y)).Append(ReasonOf(t.Id)));

    public decimal? StartOf(string target) => Starts.TryGetValue(target, out var start) ? start : null;

    /// <summary>What was typed and cannot be used; nothing for a field that is still empty.</summary>
    public IReadOnlyList<Refusal> Unusable(IReadOnlyDictionary<string, string> typed) => Read(typed, whole: false).Problems;

    /// <summary>The book that was typed, with everything that keeps it from being proposed.</summary>
    public (TaskBook Book, IReadOnlyList<Refusal> Problems) Read(IReadOnlyDictionary<string, string> typed) => Read(typed, whole: true);

    private (TaskBook Book, IReadOnlyList<Refusal> Problems) Read(IReadOnlyDictionary<string, string> typed, bool whole)
    {
        var problems = new List<Refusal>();
        var lines = new List<TaskBookLine>();
        foreach (var target in Targets)
        {
            var start = StartOf(target.Id);
            var figures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var year in Years)
            {
                var field = FieldOf(target.Id, year);
                var before = problems.Count;
                if (Figures.Read(target, typed.GetValueOrDefault(field), field, problems) is { } figure) figures[year] = figure;
                else if (whole && problems.Count == before) problems.Add(DutyRefusals.FigureMissing(target, year, field));
            }

            var worse = start is { } s && figures.Values.Any(f => target.IsWorse(f, s));
            var reason = Figures.Text(
                typed.GetValueOrDefault(ReasonOf(target.Id)), ReasonOf(target.Id), ShortestReason, LongestReason, required: false,
                problems);
            if (whole && worse && reason.Length == 0) problems.Add(DutyRefusals.ReasonMissing(target, start!.Value, ReasonOf(target.Id)));
            lines.Add(new(target.Id, start, figures, reason));
        }

        return (new(lines), problems);
    }
}
