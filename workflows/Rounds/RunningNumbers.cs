namespace Funding.Workflows.Rounds;

/// <summary>
/// Numbers of a partition that are given one after another: the row that counts them is part of the commit that gives one, so that none is
/// given twice and none is left out.
/// </summary>
public static class RunningNumbers
{
    /// <returns>The next number, from 1; the commit that takes it fails where another one took it first.</returns>
    public static async Task<int> NextAsync(this ITableStore tables, Commit commit, string key, CancellationToken cancellation)
    {
        var last = await tables.GetAsync<int>(commit.Partition, key, cancellation);
        var next = (last?.Value ?? 0) + 1;
        commit.Put(key, last, next);
        return next;
    }
}
