namespace Funding.Workflows.Duties;

/// <summary>What the holder has typed and not filed yet, as it was typed; a row of the duty.</summary>
public sealed record DutyDraft(IReadOnlyDictionary<string, string> Cells)
{
    public const string Row = "draft";

    public static readonly DutyDraft Empty = new(new Dictionary<string, string>());

    /// <summary>Identifies what is stored, for a page to say what it was filled from.</summary>
    [JsonIgnore]
    public string Version => Sha256Hex.Of(FundingJson.Serialize(
        Cells.Where(c => c.Value.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal)))[..16];
}
