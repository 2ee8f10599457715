namespace Funding.Workflows.Letters;

/// <summary>What the office writes of a document; number and lists follow from the round.</summary>
/// <param name="Addressees">Empty for a document to everybody.</param>
/// <param name="Body">As <see cref="LetterText"/> reads it.</param>
/// <param name="Contact">Who answers questions; empty for nobody by name.</param>
/// <param name="CopiedTo">Empty for nobody.</param>
/// <param name="PrintedBy">印发机关.</param>
public sealed record LetterDraft(
    string Title,
    string Addressees,
    string Body,
    string Contact,
    string Phone,
    string Supervision,
    string Signature,
    DateOnly Date,
    string CopiedTo,
    string PrintedBy);

/// <summary>A document as it was published. Its files are kept under their hashes, each hex SHA-256.</summary>
/// <param name="Number">1 for the first; a change is the next.</param>
/// <param name="LetterNumber">发文字号.</param>
/// <param name="Content">Of the text that the page shows.</param>
/// <param name="Pdf">Null where there was no font to set it in.</param>
/// <param name="Reason">Why it took the place of the one before; null for the first.</param>
public sealed record LetterVersion(
    string RoundId,
    StageKey Stage,
    int Number,
    DateTimeOffset At,
    Bilingual Name,
    string Title,
    string LetterNumber,
    DateOnly Date,
    string Content,
    string Docx,
    string? Pdf,
    string? Reason)
{
    /// <summary>Where its files are.</summary>
    [JsonIgnore]
    public IEnumerable<string> Blobs => new[] { Content, Docx, Pdf }.OfType<string>().Select(hash => RoundBlobs.Letter(RoundId, hash));
}
