namespace Funding.Workflows.Programmes;

/// <summary>The programme as a round keeps it from its launch on; a later change of the file does not touch it.</summary>
/// <param name="Json">One text for one programme.</param>
/// <param name="Hash">SHA-256 of the text, 64 lower-case hexadecimal digits.</param>
public sealed record ProgrammeSnapshot(string Json, string Hash)
{
    public static ProgrammeSnapshot Of(Programme programme)
    {
        var json = FundingJson.Serialize(programme);
        return new(json, Sha256Hex.Of(json));
    }

    /// <exception cref="InvalidOperationException">The text is not the one that was hashed.</exception>
    public Programme Programme() => Sha256Hex.Of(Json) == Hash
        ? FundingJson.Deserialize<Programme>(Json)!
        : throw new InvalidOperationException("the snapshot does not fit its hash");
}
