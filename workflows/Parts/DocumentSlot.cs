namespace Funding.Workflows.Parts;

/// <param name="Stamped">The signed and stamped (盖章) form, printed from the draft.</param>
/// <param name="Types">Allowed types: pdf, docx, xlsx, png, jpeg, zip.</param>
/// <param name="MaxBytes">At most 52,428,800 (50 MB).</param>
public sealed record DocumentSlot(
    string Id, Bilingual Label, bool Required, IReadOnlyList<string> Types, long MaxBytes, int MaxFiles, bool Stamped = false)
{
    public Bilingual? Hint { get; init; }

    /// <summary>With which answer to an earlier question it is asked for; null for always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public When? When { get; init; }

    /// <summary>Whether it is kept from those who score; null for what the part of the documents says.</summary>
    public bool? Contact { get; init; }
}
