namespace Funding.Platform.Storage;

/// <summary>Counts transactions of the port: what Azure would bill, the same number on both adapters.</summary>
public sealed class StorageMeter
{
    private static readonly AsyncLocal<MeterReading?> Current = new();
    private readonly MeterReading total = new();

    public MeterReading Total => total;

    /// <summary>Counts what this asynchronous flow does until the scope is disposed.</summary>
    public static MeterScope Measure(out MeterReading reading)
    {
        reading = new MeterReading(Current.Value);
        var scope = new MeterScope(Current.Value);
        Current.Value = reading;
        return scope;
    }

    internal void Count(StorageOperation operation)
    {
        total.Add(operation);
        Current.Value?.Add(operation);
    }

    /// <summary>Ends the measurement of <see cref="Measure"/>.</summary>
    public readonly struct MeterScope(MeterReading? outer) : IDisposable
    {
        public void Dispose() => Current.Value = outer;
    }
}

public enum StorageOperation
{
    Get,
    Commit,
    Query,
    BlobRead,
    BlobWrite,
    BlobList,
}

/// <summary>Counts by operation; safe to read while it grows.</summary>
public sealed class MeterReading(MeterReading? outer = null)
{
    private readonly long[] counts = new long[Enum.GetValues<StorageOperation>().Length];

    public long this[StorageOperation operation] => Interlocked.Read(ref counts[(int)operation]);

    public long Sum => counts.Sum();

    internal void Add(StorageOperation operation)
    {
        Interlocked.Increment(ref counts[(int)operation]);
        outer?.Add(operation);
    }
}
