namespace Funding.Platform.Audit;

/// <summary>The chain's arithmetic: what a verifier needs and nothing more.</summary>
public static class AuditChain
{
    /// <summary>
    /// Hex SHA-256 of the UTF-8 lines: sequence, previous hash, moment (round-trip, UTC), actor, via, action, subject, then for each fact
    /// the lines "fact", name and value, and for each count the lines "count", name and number, names in ordinal order. Backslashes and
    /// line feeds inside a line are escaped, so that no two entries give the same lines.
    /// </summary>
    public static string HashOf(long sequence, string previousHash, AuditNote note)
    {
        var text = new StringBuilder();
        Line(text, sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, previousHash);
        Line(text, note.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Line(text, note.Actor);
        Line(text, note.Via);
        Line(text, note.Action);
        Line(text, note.Subject);
        foreach (var fact in note.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Line(text, "fact");
            Line(text, fact.Key);
            Line(text, fact.Value);
        }

        foreach (var count in note.Tally.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Line(text, "count");
            Line(text, count.Key);
            Line(text, count.Value.ToString(CultureInfo.InvariantCulture));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static AuditEntry Link(AuditHead head, AuditNote note)
    {
        var sequence = head.Sequence + 1;
        return new AuditEntry(sequence, head.Hash, note, HashOf(sequence, head.Hash, note));
    }

    /// <summary>Checks entries in order from the first.</summary>
    /// <param name="expectedHead">A published head the chain must contain; null to check the chain alone.</param>
    /// <returns>Null when the chain holds, else the first broken place and why.</returns>
    public static AuditBreak? Verify(IEnumerable<AuditEntry> entries, AuditHeadMark? expectedHead = null)
    {
        var head = AuditHead.Empty;
        var seen = expectedHead is null;
        foreach (var entry in entries)
        {
            if (entry.Sequence != head.Sequence + 1)
            {
                return new AuditBreak(head.Sequence + 1, $"entry {head.Sequence + 1} is missing: {entry.Sequence} follows {head.Sequence}");
            }

            if (entry.PreviousHash != head.Hash)
            {
                return new AuditBreak(entry.Sequence, "it does not continue the entry before it");
            }

            if (HashOf(entry.Sequence, entry.PreviousHash, entry.Note) != entry.Hash)
            {
                return new AuditBreak(entry.Sequence, "its content does not give its hash");
            }

            head = head with { Sequence = entry.Sequence, Hash = entry.Hash };
            if (expectedHead is not null && entry.Sequence == expectedHead.Sequence)
            {
                if (entry.Hash != expectedHead.Hash)
                {
                    return new AuditBreak(entry.Sequence, "its hash is not the published one");
                }

                seen = true;
            }
        }

        return seen
            ? null
            : new AuditBreak(
                head.Sequence + 1, $"the published head {expectedHead!.Sequence} is missing: the chain ends at {head.Sequence}");
    }

    private static void Line(StringBuilder text, string value) =>
        text.Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
}

/// <param name="Sequence">The first entry that does not hold.</param>
public sealed record AuditBreak(long Sequence, string Reason);

/// <summary>A head as it was published on a day.</summary>
public sealed record AuditHeadMark(long Sequence, string Hash);
