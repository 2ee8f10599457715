namespace Funding.Platform.Documents;

/// <summary>Walks a ZIP and the ZIPs in it, unpacking everything once into nothing, and refuses what could hurt or hide.</summary>
internal sealed class ArchiveInspector(ArchiveBudget budget, string tempFolder)
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;

    /// <param name="zip">Seekable.</param>
    /// <param name="inside">Path of this archive in the outer one; null for the file itself.</param>
    public async Task<OfficeParts> InspectAsync(Stream zip, string? inside, int depth, CancellationToken cancellation)
    {
        budget.Depth(depth);
        await RefuseSwollenDirectoryAsync(zip, cancellation);
        try
        {
            zip.Position = 0;
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, new ZipNameEncoding());
            RefuseByDirectory(archive, inside);
            var parts = new OfficeParts(budget.Slot, inside, archive);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                await UnpackAsync(entry, inside, depth, cancellation);
            }

            // Only now: reading the parts before everything was counted could unpack a bomb.
            parts.Read();
            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException
            or NotSupportedException or ArgumentException or System.Xml.XmlException)
        {
            throw new RefusedException(DocumentRefusals.Damaged(budget.Slot, inside is null ? budget.Claimed : DocumentType.Zip));
        }
    }

    /// <summary>The platform's reader loads the whole directory; a million entries in it would be held in memory.</summary>
    private async Task RefuseSwollenDirectoryAsync(Stream zip, CancellationToken cancellation)
    {
        zip.Position = 0;
        var headers = await new ByteSearch("PK\x1\x2"u8.ToArray()).ReadAsync(zip, cancellation);
        if (headers[0] > budget.MaxEntries)
        {
            throw new RefusedException(DocumentRefusals.ArchiveTooMany(budget.Slot, budget.MaxEntries));
        }
    }

    private void RefuseByDirectory(ZipArchive archive, string? inside)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            budget.Entry();
            if (DocumentNames.PathFlaw(entry.FullName) is { } flaw)
            {
                throw new RefusedException(DocumentRefusals.ArchiveEntryName(budget.Slot, entry.FullName, flaw));
            }

            if (!names.Add(entry.FullName))
            {
                throw new RefusedException(DocumentRefusals.ArchiveTwice(budget.Slot, entry.FullName));
            }

            if (entry.IsEncrypted)
            {
                throw new RefusedException(DocumentRefusals.Encrypted(budget.Slot, inside));
            }

            if (((entry.ExternalAttributes >> 16) & UnixTypeMask) is not (0 or UnixFile or UnixFolder))
            {
                throw new RefusedException(DocumentRefusals.ArchiveLink(budget.Slot, entry.FullName));
            }
        }

        if (archive.Entries.All(e => e.FullName.EndsWith('/')))
        {
            throw new RefusedException(DocumentRefusals.ArchiveEmpty(budget.Slot));
        }

        budget.Announce(archive.Entries.Sum(e => e.Length));
    }

    private async Task UnpackAsync(ZipArchiveEntry entry, string? inside, int depth, CancellationToken cancellation)
    {
        var path = inside is null ? entry.FullName : $"{inside}/{entry.FullName}";
        await using var content = await entry.OpenAsync(cancellation);
        var buffer = new byte[64 * 1024];
        var read = await content.ReadAtLeastAsync(buffer, ContentKinds.HeadBytes, throwOnEndOfStream: false, cancellation);
        var kind = ContentKinds.Of(buffer.AsSpan(0, Math.Min(read, ContentKinds.HeadBytes)));
        if (kind == ContentKind.OtherArchive)
        {
            throw new RefusedException(DocumentRefusals.ArchiveForeign(budget.Slot, path, kind.Label()));
        }

        var ole = kind == ContentKind.Ole ? new OleSearch() : null;
        var isPdf = kind == ContentKind.Pdf || path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
        await using var kept = kind == ContentKind.Zip || isPdf ? Spool.Create(tempFolder) : null;
        var crc = new Crc32();
        for (long total = 0; ; read = await content.ReadAsync(buffer, cancellation))
        {
            if (read == 0)
            {
                RefuseLiar(entry, total, crc);
                break;
            }

            total += read;
            budget.Unpacked(read);
            crc.Append(buffer.AsSpan(0, read));
            ole?.Feed(buffer.AsSpan(0, read));
            if (kept is not null)
            {
                await kept.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        ole?.Refuse(budget.Slot, path);
        if (isPdf && kept is not null)
        {
            budget.Warn(PdfActions.Find(kept));
        }

        if (kind == ContentKind.Zip && kept is not null)
        {
            await InspectAsync(kept, path, depth + 1, cancellation);
        }
    }

    /// <summary>An entry whose directory lies about it unpacks differently elsewhere.</summary>
    private static void RefuseLiar(ZipArchiveEntry entry, long total, Crc32 crc)
    {
        if (total != entry.Length || crc.GetCurrentHashAsUInt32() != entry.Crc32)
        {
            throw new InvalidDataException(entry.FullName);
        }
    }
}
