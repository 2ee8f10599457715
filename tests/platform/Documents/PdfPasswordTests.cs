namespace Funding.Platform.Tests.Documents;

/// <summary>PDF's oldest encryption (ISO 32000 7.6, revision 2), small enough to write here.</summary>
public sealed class PdfPasswordTests
{
    private const int Permissions = -44;
    private static readonly byte[] FileId = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    [Fact]
    public async Task A_pdf_that_asks_for_a_password_is_refused() =>
        Assert.Equal("document-encrypted", await Inspection.RefusalOfAsync(Locked("secret", "owner"), "申报书.pdf"));

    [Fact]
    public async Task A_pdf_that_only_forbids_changes_passes() =>
        Assert.Equal(DocumentType.Pdf, (await Inspection.OfAsync(Locked("", "owner"), "申报书.pdf")).Type);

    [Fact]
    public async Task A_pdf_that_only_mentions_encryption_passes() =>
        Assert.Equal(DocumentType.Pdf, (await Inspection.OfAsync([.. Crafted.Pdf()[..^6], .. "%/Encrypt\n%%EOF\n"u8], "申报书.pdf")).Type);

    [Fact]
    public async Task An_encrypted_pdf_nested_beyond_reason_gets_an_answer()
    {
        var deep = Crafted.Pdf(trailer: "/Encrypt " + new string('[', 200_000) + new string(']', 200_000));
        var problem = await Record.ExceptionAsync(() => Inspection.OfAsync(deep, "申报书.pdf"));
        Assert.True(problem is null or RefusedException, $"{problem}");
    }

    private static byte[] Locked(string user, string owner)
    {
        var ownerEntry = Rc4(Md5(Pad(owner))[..5], Pad(user));
        var permissions = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, Permissions);
        var key = Md5([.. Pad(user), .. ownerEntry, .. permissions, .. FileId])[..5];
        var id = Convert.ToHexString(FileId);
        return Crafted.Pdf(
            trailer: $"/ID[<{id}><{id}>]/Encrypt<</Filter/Standard/V 1/R 2/Length "
                + $"40/P {Permissions}/O<{Convert.ToHexString(ownerEntry)}>/U<{Convert.ToHexString(Rc4(key, Padding))}>>>");
    }

    private static byte[] Pad(string password) => [.. Encoding.ASCII.GetBytes(password).Concat(Padding).Take(32)];

    [SuppressMessage("Security", "CA5351", Justification = "What the format prescribes.")]
    private static byte[] Md5(byte[] data) => MD5.HashData(data);

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = data.ToArray();
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] ^= (byte)state[(state[i] + state[j]) & 255];
        }

        return result;
    }
}
