namespace Funding.Platform.Storage;

/// <summary>
/// Whether writes get through. While they do not, what nobody waits for is tried again; nothing that was acknowledged is
/// lost.
/// </summary>
public sealed class StorageHealth(ILogger<StorageHealth> log) : IStorageProbe
{
    private volatile string? reason;

    public bool Ready => reason is null;

    /// <summary>Why it is not ready, in one line; null while ready.</summary>
    public string? Reason => reason;

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) => new(reason);

    internal void Up()
    {
        if (reason is not null)
            log.LogWarning("The storage takes writes again");
        reason = null;
    }

    internal void Down(string why)
    {
        if (reason != why)
            log.LogError("The storage takes no writes: {Reason}", why);
        reason = why;
    }
}
