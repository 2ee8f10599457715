namespace Funding.Workflows.Awards.Earlier;

/// <summary>A list that was taken over as a whole, and may be taken back as one.</summary>
/// <param name="List">Hash of the file.</param>
/// <param name="Awards">How many of its lines were not on record.</param>
/// <param name="Parts">How many parts it is worked on in.</param>
public sealed record AwardBatch(
    string Id, string List, string FileName, int Awards, int Parts, string ByPerson, string ByName, DateTimeOffset At)
{
    /// <summary>Null while it stands.</summary>
    public AwardBatchBack? Back { get; init; }
}

public sealed record AwardBatchBack(string ByPerson, string ByName, DateTimeOffset At, string Reason);

/// <summary>A batch with what is done of it: all its parts, or all taken back.</summary>
public sealed record AwardBatchState(AwardBatch Batch, int PartsMade, int PartsBack)
{
    public bool IsUnderWay => Batch.Back is null ? PartsMade < Batch.Parts : PartsBack < Batch.Parts;
}

/// <summary>Which batch was worked on last: of two that begin in one moment one goes on.</summary>
internal sealed record LatestBatch(string Id);

internal static class AwardBatchKeys
{
    public const string Partition = "award-lists";

    public const string Latest = "latest";

    public const string Batches = "batch:";

    /// <summary>Awards that one part makes or takes back, which is one commit to the register.</summary>
    public const int AwardsPerPart = 50;

    public static string Batch(string id) => Batches + id;

    public static string Made(string id) => $"made:{id}:";

    public static string Back(string id) => $"back:{id}:";

    /// <summary>A list that was read without a fault and waits for a word.</summary>
    public static string ListBlob(string hash) => $"award-lists/{hash}.json";

    /// <summary>What a batch makes.</summary>
    public static string BatchBlob(string id) => $"award-lists/batch-{id}.json";

    public static string Part(string prefix, int part) => prefix + part.ToString("000", CultureInfo.InvariantCulture);
}
