namespace Funding.Workflows.Awards.Earlier;

/// <summary>What is to be read of a list of awards made before, and everything that is wrong with it by line and column. Pure.</summary>
/// <param name="Awards">Of the sound lines, in the list's order.</param>
public sealed record EarlierList(IReadOnlyList<EarlierAward> Awards, IReadOnlyList<Refusal> Problems, ListSource Source)
{
    /// <summary>Lines that a list has at most.</summary>
    public const int Most = 2000;

    /// <param name="today">No document is of a later day.</param>
    public static EarlierList Of(ListContent content, IReadOnlyList<Programme> programmes, IReadOnlyList<Desk> desks, DateOnly today)
    {
        List<Refusal> problems = [.. content.Problems];
        var row = new EarlierRow(programmes, desks, today, problems);
        var awards = new List<EarlierAward>();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var certificates = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var award = row.Read(line);
            if (problems.Count > before)
            {
                continue;
            }

            if (!ids.TryAdd(award.Id, award.Line))
            {
                problems.Add(EarlierRefusals.Twice(award.Line, ids[award.Id]));
            }
            else if (award.Certificate.Length > 0 && !certificates.TryAdd(TextIdentity.Of(award.Certificate), award.Line))
            {
                problems.Add(EarlierRefusals.CertificateTwice(
                    award.Line, award.Certificate, certificates[TextIdentity.Of(award.Certificate)]));
            }
            else
            {
                awards.Add(award);
            }
        }

        return new(awards, problems, content.Source);
    }
}
