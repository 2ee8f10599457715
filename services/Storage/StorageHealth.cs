namespace Funding.Services.Storage;

/// <summary>Whether writes get through. While they do not, they wait and are tried again; nothing is lost.</summary>
public sealed class StorageHealth : IStorageProbe
{
    private volatile string? reason;

    public bool Ready => reason is null;

    /// <summary>Why it is not ready, in one line; null while ready.</summary>
    public string? Reason => reason;

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) => new(reason);

    internal void Up() => reason = null;

    internal void Down(string why) => reason = why;
}
