namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>An expert list read and checked: the experts of the sound rows, and everything that is wrong by row and column.</summary>
/// <param name="Lines">Row of each expert in the file, in the same order.</param>
/// <param name="Rows">How many rows with something in them.</param>
/// <param name="Source">What of the file was read and what was not.</param>
internal sealed record ExpertList(IReadOnlyList<PoolExpert> Experts, IReadOnlyList<int> Lines, IReadOnlyList<Refusal> Problems, int Rows,
    ListSource Source)
{
    public const int MostExperts = 10_000;

    /// <exception cref="RefusedException">The file is no list at all, damaged, or longer than <see cref="MostExperts"/>.</exception>
    public static ExpertList Read(byte[] file)
    {
        var list = ListContent.Read(ExpertColumns.Form, file, MostExperts);
        List<Refusal> problems = [.. list.Problems];
        var row = new ExpertRow(problems);
        var (experts, lines) = (new List<PoolExpert>(), new List<int>());
        var emails = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in list.Lines)
        {
            var before = problems.Count;
            var expert = row.Read(line);
            if (expert.Email.Length > 0 && !emails.TryAdd(expert.Email, line.Number))
            {
                problems.Add(ExpertListRefusals.DoubleEmail(line.Number, emails[expert.Email], expert.Email));
            }

            if (problems.Count == before)
            {
                experts.Add(expert);
                lines.Add(line.Number);
            }
        }

        return new(experts, lines, problems, list.Lines.Count, list.Source);
    }
}
