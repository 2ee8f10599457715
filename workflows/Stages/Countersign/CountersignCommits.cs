namespace Funding.Workflows.Stages.Countersign;

internal static class CountersignCommits
{
    /// <summary>Inserts a row that was not there, or replaces what was read.</summary>
    public static Commit Put<T>(this Commit commit, string key, Stored<T>? stored, T value) =>
        stored is null ? commit.Insert(key, value) : commit.Replace(stored, value);
}
