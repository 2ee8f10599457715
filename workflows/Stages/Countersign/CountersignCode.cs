namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// The content code of what a department signs: SHA-256, in hex, over what it says of each case. Whoever signs types its end, so that
/// nothing is signed that was changed since it was looked at.
/// </summary>
public static class CountersignCode
{
    /// <summary>What a signature is about, beside its department.</summary>
    public static string About(string roundId, PlannedStage stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{roundId}/{stage.Id}/{stage.Pass}");

    /// <param name="about">The round, the stage and its pass, see <see cref="About"/>.</param>
    /// <param name="cases">Ids of the cases before the department, in whatever order.</param>
    /// <param name="said">What it says of some of them; it confirms the others.</param>
    public static string Of(string about, string department, IEnumerable<string> cases, IEnumerable<CaseStatement> said)
    {
        var byCase = said.ToDictionary(s => s.CaseId, StringComparer.Ordinal);
        var text = new StringBuilder();
        Add(about);
        Add(department);
        foreach (var id in cases.Order(StringComparer.Ordinal))
        {
            var statement = byCase.GetValueOrDefault(id);
            Add(id);
            Add(statement?.Objection ?? "");
            Add(statement?.Figure?.ToString("0.######", CultureInfo.InvariantCulture) ?? "");
        }

        return Sha256Hex.Of(text.ToString());

        // Lengths make the pieces unambiguous whatever characters they hold.
        void Add(string piece) => text.Append(CultureInfo.InvariantCulture, $"{piece.Length}:{piece}|");
    }
}
