using Azure;
using Azure.Data.Tables;

namespace Funding.Platform.Storage.Azure;

/// <summary>Rows, changes and conflicts in the terms of Azure Tables.</summary>
internal static class AzureRows
{
    /// <summary>Well formed and never given to a row; stands for an ETag that this adapter cannot have made.</summary>
    private static readonly ETag NeverMade = new("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    public static Row Read(TableEntity entity)
    {
        var properties = new Dictionary<string, string>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (value is string text && name is not ("PartitionKey" or "RowKey" or "odata.etag"))
                properties[name] = text;
        }

        return new Row(entity.PartitionKey, entity.RowKey, entity.ETag.ToString(), properties);
    }

    public static TableTransactionAction Action(string partition, RowChange change) => change switch
    {
        InsertRow insert => new(TableTransactionActionType.Add, Entity(partition, change.Key, insert.Properties)),
        ReplaceRow replace => new(
            TableTransactionActionType.UpdateReplace, Entity(partition, change.Key, replace.Properties), Tag(replace.ETag)),
        UpsertRow upsert => new(TableTransactionActionType.UpsertReplace, Entity(partition, change.Key, upsert.Properties)),
        DeleteRow delete => new(TableTransactionActionType.Delete, new TableEntity(partition, change.Key), delete.ETag is null
            ? ETag.All
            : Tag(delete.ETag)),
        _ => throw new ArgumentException($"Unknown change {change.GetType().Name}."),
    };

    public static string Filter(string partition, KeyRange range)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (range.From is not null)
            filter += TableClient.CreateQueryFilter($" and RowKey ge {range.From}");
        if (range.To is not null)
            filter += TableClient.CreateQueryFilter($" and RowKey lt {range.To}");
        if (string.CompareOrdinal(range.From, AzureVersions.Key) <= 0)
            filter += TableClient.CreateQueryFilter($" and RowKey ne {AzureVersions.Key}");
        return filter;
    }

    /// <returns>Null when the batch failed for another reason than a condition.</returns>
    public static ConflictKind? Conflict(RequestFailedException problem) => (problem.Status, problem.ErrorCode) switch
    {
        (409, "EntityAlreadyExists") => ConflictKind.Exists,
        (404, "ResourceNotFound" or "EntityNotFound") => ConflictKind.Absent,
        (412, _) => ConflictKind.Changed,
        _ => null,
    };

    private static ETag Tag(string etag) =>
        etag.StartsWith("W/\"datetime'", StringComparison.Ordinal) && etag.EndsWith('"') ? new ETag(etag) : NeverMade;

    private static TableEntity Entity(string partition, string key, IReadOnlyDictionary<string, string> properties)
    {
        var entity = new TableEntity(partition, key);
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }
}
