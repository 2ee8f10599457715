namespace Funding.Platform.Tests.Documents;

/// <summary>A PDF of one page whose objects lie open or packed into an object stream (ISO 32000-2, 7.5.7).</summary>
public static class CraftedPdf
{
    /// <param name="catalog">More entries of the catalog.</param>
    /// <param name="page">More entries of the page.</param>
    /// <param name="more">Objects from number 4 on.</param>
    public static byte[] Of(bool packed, string catalog, string page = "", params string[] more)
    {
        string[] bodies =
        [
            $"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>",
            .. more,
        ];
        return packed ? Packed(bodies) : Open(bodies);
    }

    private static byte[] Open(string[] bodies)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var body in bodies)
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append($"xref\n0 {bodies.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append($"{o:D10} 00000 n \n"));
        return Encoding.ASCII.GetBytes(
            pdf.Append($"trailer\n<</Size {bodies.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").ToString());
    }

    private static byte[] Packed(string[] bodies)
    {
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.7\n"u8);
        var (container, list) = (bodies.Length + 1, bodies.Length + 2);
        var content = new StringBuilder();
        var places = new StringBuilder();
        foreach (var (index, body) in bodies.Index())
        {
            places.Append($"{index + 1} {content.Length} ");
            content.Append(body).Append('\n');
        }

        var containerAt = pdf.Position;
        Stream(pdf, container, $"/Type/ObjStm/N {bodies.Length}/First {places.Length}", Encoding.ASCII.GetBytes($"{places}{content}"));
        var listAt = pdf.Position;
        var entries = new List<byte>([.. Entry(0, 0, 65535)]);
        for (var i = 0; i < bodies.Length; i++)
            entries.AddRange(Entry(2, container, i));
        entries.AddRange(Entry(1, (int)containerAt, 0));
        entries.AddRange(Entry(1, (int)listAt, 0));
        Stream(pdf, list, $"/Type/XRef/Size {list + 1}/W[1 4 2]/Root 1 0 R", [.. entries]);
        pdf.Write(Encoding.ASCII.GetBytes($"startxref\n{listAt}\n%%EOF\n"));
        return pdf.ToArray();
    }

    private static void Stream(MemoryStream pdf, int number, string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        pdf.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n"));
        pdf.Write(packed.ToArray());
        pdf.Write("\nendstream\nendobj\n"u8);
    }

    private static byte[] Entry(byte type, int second, int third)
    {
        var entry = new byte[7];
        entry[0] = type;
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(1), second);
        BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(5), (ushort)third);
        return entry;
    }
}
