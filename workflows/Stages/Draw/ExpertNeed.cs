namespace Funding.Workflows.Stages.Draw;

/// <summary>Experts that a draw needs of one party.</summary>
/// <param name="Needed">At least so many: nobody sits twice on one application, and nobody takes more than the most.</param>
/// <param name="Known">In the pool of the round before.</param>
public sealed record ExpertNeed(Party Party, int Needed, int Known)
{
    private static readonly Texts Texts = new(typeof(ExpertNeed));

    /// <param name="applications">Expected; at least one is counted.</param>
    public static IReadOnlyList<ExpertNeed> Of(PanelRules panel, int applications, IReadOnlyDictionary<Party, int> known) =>
    [
        .. from party in Parties.All
           let seats = panel.Parties.GetValueOrDefault(party.Id())
           where seats > 0
           let sheets = (long)seats * Math.Max(1, applications)
           let needed = Math.Max(seats, (sheets + panel.MaxLoad - 1) / panel.MaxLoad)
           select new ExpertNeed(party, (int)Math.Min(int.MaxValue, needed), known.GetValueOrDefault(party)),
    ];

    /// <param name="expected">Applications that may come to the review; null where no limit says it.</param>
    /// <param name="known">By party, of the round before; null where there was none.</param>
    public static IEnumerable<LaunchFinding> Review(PanelRules panel, int? expected, IReadOnlyDictionary<Party, int>? known)
    {
        var needs = Of(panel, expected ?? 1, known ?? new Dictionary<Party, int>());
        var applications = Texts.Number(expected ?? 1);
        if (known is null)
        {
            yield return new("experts-unknown", null, Texts.Of(
                "unknown", applications, Texts.Names(needs.Select(n => Texts.Of("need", n.Party.Name(), n.Needed)), "; ")));
        }
        else if (needs.Where(n => n.Known < n.Needed).ToList() is { Count: > 0 } few)
        {
            yield return new("experts-too-few", null, Texts.Of(
                "too-few", applications, Texts.Names(few.Select(n => Texts.Of("lack", n.Party.Name(), n.Needed, n.Known)), "; ")));
        }
    }
}
