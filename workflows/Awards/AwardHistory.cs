namespace Funding.Workflows.Awards;

/// <summary>What happened to an award, from its record: what its texts name, the latest last.</summary>
public static class AwardHistory
{
    private static readonly Texts Texts = new(typeof(AwardHistory));
    private static readonly FrozenSet<string> Told = Texts.Keys(false).ToFrozenSet(StringComparer.Ordinal);

    // Whether an award is withdrawn, or changed, is the office's matter until it is decided; so is an outcome until it is confirmed.
    private static readonly string[] OfOffice =
        ["withdrawal-asked", "matter-settled", "variation-judged", "variation-returned", "outcome-entered", "outcome-returned"];

    /// <param name="duties">How each occurrence is called, by its key.</param>
    /// <param name="office">The reader is of the office: nobody else reads who acted.</param>
    public static IReadOnlyList<StageEvent> Of(
        string awardId, IEnumerable<AuditNote> record, IReadOnlyDictionary<string, Bilingual> duties, bool office) =>
    [
        .. record.Where(note => Told.Contains(KeyOf(note)) && (office || !OfOffice.Contains(note.Action)))
            .Select(note => new StageEvent(
                note.At, Texts.Of(KeyOf(note), duties.GetValueOrDefault(KeyOf(awardId, note.Subject), Bilingual.Same(""))))
            {
                By = office && note.Actor != Actor.Rule("").PersonId ? note.Actor : null,
            })
            .OrderBy(line => line.At),
    ];

    private static string KeyOf(AuditNote note) => $"act.{note.Action}";

    /// <summary>Behind the award's id: <c>yearly:2029</c>; empty where the award itself is meant.</summary>
    private static string KeyOf(string awardId, string subject) =>
        subject.Length > awardId.Length + 1 ? subject[(awardId.Length + 1)..] : "";
}
