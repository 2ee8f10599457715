namespace Funding.Platform.Audit;

/// <summary>What one commit writes to give pending entries their places behind a head.</summary>
/// <param name="Changes">The head's is the last.</param>
/// <param name="Head">As it stands once they are written.</param>
internal sealed record AuditLinks(IReadOnlyList<RowChange> Changes, AuditHead Head)
{
    /// <param name="head">Null where the partition has no chain yet.</param>
    /// <param name="pending">In the order of their keys.</param>
    public static AuditLinks Of(Stored<AuditHead>? head, IReadOnlyList<Row> pending)
    {
        var moved = head?.Value ?? AuditHead.Empty;
        var counts = new Dictionary<string, int>(moved.Counts);
        var changes = new List<RowChange>();
        foreach (var row in pending)
        {
            var note = RowCodec.Read<AuditNote>(row);
            var entry = AuditChain.Link(moved, note);
            changes.Add(new InsertRow(AuditKeys.Of(entry.Sequence), RowCodec.Write(entry)));
            changes.Add(new DeleteRow(row.Key, row.ETag));
            foreach (var (name, by) in note.Tally)
            {
                counts[name] = counts.GetValueOrDefault(name) + by;
            }

            moved = moved with { Sequence = entry.Sequence, Hash = entry.Hash };
        }

        moved = moved with { Counts = counts.Where(c => c.Value != 0).ToDictionary() };
        changes.Add(head is null ? RowCodec.Insert(AuditKeys.Head, moved) : RowCodec.Replace(head, moved));
        return new(changes, moved);
    }
}
