namespace Funding.Platform.Tests.Storage;

/// <summary>Any sequence of commits and queries gives what a sorted dictionary gives.</summary>
public abstract class ModelSuite(StorageParts storage, int sequences)
{
    private static readonly string[] Keys = ["a", "a:1", "a:10", "a:2", "b", "\uD7FF", "😀", "\uE000"];

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 4], Gen.OneOf(Keys), Gen.Int[0, 9], Gen.Int[0, 2], (kind, key, value, etag) => new Step(kind, key, value, etag));

    private static readonly Gen<Step[]> Batches = Steps.Array[1, 4].Select(steps => steps.DistinctBy(s => s.Key).ToArray());

    /// <param name="ETag">0: the current one, 1: the one before, 2: none where none is needed.</param>
    private sealed record Step(int Kind, string Key, int Value, int ETag);

    [Fact]
    public async Task Any_sequence_gives_what_the_model_gives() =>
        await Batches.Array[1, 25].SampleAsync(RunAsync, iter: sequences, threads: 1);

    private async Task RunAsync(Step[][] batches)
    {
        var partition = StorageParts.Fresh();
        var model = new ModelRows();
        foreach (var batch in batches)
        {
            var changes = batch.Select(step => Change(model, step)).ToList();
            var (expected, index) = model.Conflict(changes);
            try
            {
                model.Apply(changes, await storage.Tables.CommitAsync(partition, changes));
                Assert.Null(expected);
            }
            catch (StorageConflictException conflict)
            {
                Assert.Equal((expected, index), (conflict.Kind, conflict.ChangeIndex));
            }

            Assert.Equal(model.Describe(KeyRange.All), await DescribeAsync(partition, KeyRange.All, 3));
        }

        foreach (var key in Keys)
            Assert.Equal(model.Describe(KeyRange.Prefix(key)), await DescribeAsync(partition, KeyRange.Prefix(key), 2));
    }

    private static RowChange Change(ModelRows model, Step step)
    {
        var properties = new Dictionary<string, string> { ["v"] = $"{step.Value}" };
        var etag = model.ETag(step.Key, step.ETag);
        return step.Kind switch
        {
            0 => new InsertRow(step.Key, properties),
            1 => new ReplaceRow(step.Key, properties, etag ?? "none"),
            2 => new UpsertRow(step.Key, properties),
            3 => new DeleteRow(step.Key, etag),
            _ => new DeleteRow(step.Key),
        };
    }

    private async Task<List<string>> DescribeAsync(string partition, KeyRange range, int pageSize)
    {
        var rows = new List<string>();
        string? continuation = null;
        do
        {
            var page = await storage.Tables.QueryAsync(partition, range, pageSize, continuation);
            rows.AddRange(page.Rows.Select(r => $"{r.Key}={r.Properties["v"]} {r.ETag}"));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }
}
