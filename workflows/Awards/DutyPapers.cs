namespace Funding.Workflows.Awards;

/// <summary>
/// Documents of an award: of an occurrence of a duty, of a variation, of an act. A row of the award, which a scan writes too.
/// </summary>
public sealed record DutyPapers(IReadOnlyList<AttachedDocument> Documents)
{
    /// <summary>Among the rows of a duty.</summary>
    public const string Row = "papers";

    public static readonly DutyPapers None = new([]);

    public IReadOnlyList<AttachedDocument> In(string slot) => [.. Documents.Where(d => d.Slot == slot)];
}
