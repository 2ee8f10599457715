namespace Funding.Platform.Documents;

/// <summary>How far an archive (or an office file, which is one) may unfold; counted over all nested ones together.</summary>
public sealed class ArchiveLimits
{
    public int MaxEntries { get; set; } = 2_000;

    public long MaxUnpackedBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Unpacked bytes over bytes of the file, asked once <see cref="RatioFromBytes"/> are unpacked.</summary>
    public int MaxRatio { get; set; } = 100;

    public long RatioFromBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>Archives in archives: 1 is the file alone; an office file in an archive in the file is 3.</summary>
    public int MaxDepth { get; set; } = 3;
}

/// <summary>What one inspection has unpacked so far.</summary>
internal sealed class ArchiveBudget(ArchiveLimits limits, string slot, DocumentType claimed, long fileBytes)
{
    private int entries;
    private long unpacked;

    public string Slot => slot;

    public DocumentType Claimed => claimed;

    /// <summary>Of all PDFs in it.</summary>
    public DocumentWarnings Warnings { get; private set; }

    public void Warn(DocumentWarnings found) => Warnings |= found;

    public int MaxEntries => limits.MaxEntries;

    public void Entry()
    {
        if (++entries > limits.MaxEntries)
        {
            throw new RefusedException(DocumentRefusals.ArchiveTooMany(slot, limits.MaxEntries));
        }
    }

    /// <summary>Refuses what the directory of an archive already announces, before unpacking it.</summary>
    public void Announce(long bytes) => Check(unpacked + bytes);

    public void Unpacked(long bytes) => Check(unpacked += bytes);

    public void Depth(int depth)
    {
        if (depth > limits.MaxDepth)
        {
            throw new RefusedException(DocumentRefusals.ArchiveTooDeep(slot, limits.MaxDepth));
        }
    }

    private void Check(long total)
    {
        if (total > limits.MaxUnpackedBytes)
        {
            throw new RefusedException(DocumentRefusals.ArchiveTooBig(slot, limits.MaxUnpackedBytes));
        }

        if (total > limits.RatioFromBytes && total > fileBytes * limits.MaxRatio)
        {
            throw new RefusedException(DocumentRefusals.ArchiveRatio(slot, limits.MaxRatio));
        }
    }
}
