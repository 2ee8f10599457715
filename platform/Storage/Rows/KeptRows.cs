namespace Funding.Platform.Storage.Rows;

/// <summary>
/// Rows as this process wrote or read them last, a bounded number. Only for a commit that replaces them by their ETags, which fails where
/// another has written since: nothing is shown, refused or left undone by a kept row.
/// </summary>
public sealed class KeptRows<T>
{
    /// <summary>So many are kept at most; a forgotten one is read.</summary>
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<(string Partition, string Key), Stored<T>> rows = new();

    public Stored<T>? Find(string partition, string key) => rows.GetValueOrDefault((partition, key));

    public void Keep(string partition, Stored<T> written)
    {
        if (rows.Count >= Most)
        {
            rows.Clear();
        }

        rows[(partition, written.Key)] = written;
    }

    public void Forget(string partition, string key) => rows.TryRemove((partition, key), out _);
}
