namespace Funding.Platform.Letters;

/// <summary>Files of TrueType outlines, which is what can be put into a PDF here.</summary>
public static class TrueType
{
    private const uint Collection = 0x74746366, Version1 = 0x00010000, Apple = 0x74727565, Outlines = 0x676C7966;
    private const int HeaderBytes = 12, RecordBytes = 16;

    /// <summary>The font, or the first of a collection as a file of its own.</summary>
    /// <returns>Null where it has other outlines, or is no font.</returns>
    public static byte[]? Face(byte[] file)
    {
        try
        {
            var offset = Read32(file, 0) == Collection ? (int)Read32(file, HeaderBytes) : 0;
            if (Read32(file, offset) is not (Version1 or Apple))
                return null;
            var tables = Tables(file, offset);
            return tables.Any(t => t.Tag == Outlines) ? offset == 0 && !IsCollection(file) ? file : Alone(file, offset, tables) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsCollection(byte[] file) => Read32(file, 0) == Collection;

    private static List<(uint Tag, uint Sum, int Start, int Length)> Tables(byte[] file, int offset)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(offset + 4, 2));
        var tables = new List<(uint, uint, int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            var record = offset + HeaderBytes + (i * RecordBytes);
            tables.Add((Read32(file, record), Read32(file, record + 4), (int)Read32(file, record + 8), (int)Read32(file, record + 12)));
        }

        return tables;
    }

    /// <summary>Tables of a collection are shared by its faces and stand anywhere in the file: they are laid one after another.</summary>
    private static byte[] Alone(byte[] file, int offset, List<(uint Tag, uint Sum, int Start, int Length)> tables)
    {
        var directory = HeaderBytes + (tables.Count * RecordBytes);
        var face = new byte[directory + tables.Sum(t => Padded(t.Length))];
        file.AsSpan(offset, HeaderBytes).CopyTo(face);
        var next = directory;
        foreach (var (index, table) in tables.Index())
        {
            var record = face.AsSpan(HeaderBytes + (index * RecordBytes), RecordBytes);
            BinaryPrimitives.WriteUInt32BigEndian(record, table.Tag);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], table.Sum);
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)next);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)table.Length);
            file.AsSpan(table.Start, table.Length).CopyTo(face.AsSpan(next));
            next += Padded(table.Length);
        }

        return face;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Read32(byte[] file, int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at, 4));
}
