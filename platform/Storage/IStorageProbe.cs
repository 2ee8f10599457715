namespace Funding.Platform.Storage;

/// <summary>Whether the storage works now, for <c>/health/ready</c>; cheap however often it is asked.</summary>
public interface IStorageProbe
{
    /// <returns>Why it cannot work, in one line without addresses or secrets; null while it can.</returns>
    ValueTask<string?> ReasonAsync(CancellationToken cancellation = default);
}
