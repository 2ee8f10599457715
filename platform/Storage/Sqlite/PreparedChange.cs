namespace Funding.Platform.Storage.Sqlite;

/// <summary>A change as the file takes it, made on the caller's thread so that the committer only writes.</summary>
internal sealed record PreparedChange(RowChange Change, byte[] Key, string? Properties)
{
    public static PreparedChange From(RowChange change) => new(change, Utf16.Bytes(change.Key), change switch
    {
        InsertRow insert => PropertiesText.Write(insert.Properties),
        ReplaceRow replace => PropertiesText.Write(replace.Properties),
        UpsertRow upsert => PropertiesText.Write(upsert.Properties),
        _ => null,
    });

    public ConflictKind? ConflictIn(SqliteSession session, byte[] partition)
    {
        if (Change is UpsertRow)
            return null;
        var found = session.Scalar("SELECT etag FROM rows WHERE partition = $1 AND key = $2", partition, Key) as long?;
        var expected = Change switch { ReplaceRow replace => replace.ETag, DeleteRow delete => delete.ETag, _ => null };
        return (Change, found) switch
        {
            (InsertRow, null) => null,
            (InsertRow, _) => ConflictKind.Exists,
            (_, null) => ConflictKind.Absent,
            (_, { } etag) => expected is null || expected == SqliteTableStore.Tag(etag) ? null : ConflictKind.Changed,
        };
    }

    /// <returns>The new ETag; null for a deletion.</returns>
    public long? Apply(SqliteWriteContext context, byte[] partition)
    {
        if (Properties is null)
        {
            context.Session.Execute("DELETE FROM rows WHERE partition = $1 AND key = $2", partition, Key);
            return null;
        }

        var etag = context.NextETag();
        context.Session.Execute(
            "INSERT INTO rows(partition, key, etag, properties) VALUES($1, $2, $3, $4) ON CONFLICT DO UPDATE SET etag = excluded.etag, "
                + "properties = excluded.properties",
            partition, Key, etag, Properties);
        return etag;
    }
}
