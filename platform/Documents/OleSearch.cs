namespace Funding.Platform.Documents;

/// <summary>Office 97-2003 containers name their streams in UTF-16 in one piece, so what they hold shows without a parser.</summary>
internal sealed class OleSearch
{
    private readonly ByteSearch search = new(Encoding.Unicode.GetBytes("EncryptedPackage"), Encoding.Unicode.GetBytes("_VBA_PROJECT"));

    public void Feed(ReadOnlySpan<byte> bytes) => search.Feed(bytes);

    /// <exception cref="RefusedException">The container is an encrypted office file or holds macros.</exception>
    public void Refuse(string slot, string? inside)
    {
        if (search[0] > 0)
        {
            throw new RefusedException(DocumentRefusals.Encrypted(slot, inside));
        }

        if (search[1] > 0)
        {
            throw new RefusedException(DocumentRefusals.Macros(slot, inside));
        }
    }

    public static async Task RefuseAsync(Stream content, string slot, CancellationToken cancellation)
    {
        var ole = new OleSearch();
        content.Position = 0;
        await ole.search.ReadAsync(content, cancellation);
        ole.Refuse(slot, null);
    }
}
