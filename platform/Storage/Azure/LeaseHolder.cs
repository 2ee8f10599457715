using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Platform.Storage.Azure;

/// <summary>Who holds the lease, as the blob's metadata tells.</summary>
internal sealed record LeaseHolder(string Machine, int Process, string Since)
{
    public static LeaseHolder Current(TimeProvider clock) =>
        new(Environment.MachineName, Environment.ProcessId, clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture));

    public static async Task<LeaseHolder> ReadAsync(BlockBlobClient blob, CancellationToken cancellation)
    {
        var metadata = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value.Metadata;
        string Told(string name) => metadata.TryGetValue(name, out var value) ? value : "";
        _ = int.TryParse(Told("process"), NumberStyles.None, CultureInfo.InvariantCulture, out var process);
        return new(Uri.UnescapeDataString(Told("machine")), process, Told("since"));
    }

    public Task WriteAsync(BlockBlobClient blob, string leaseId, CancellationToken cancellation) => blob.SetMetadataAsync(
        new Dictionary<string, string>
        {
            // A header takes ASCII only.
            ["machine"] = Uri.EscapeDataString(Machine),
            ["process"] = Process.ToString(CultureInfo.InvariantCulture),
            ["since"] = Since,
        },
        new BlobRequestConditions { LeaseId = leaseId }, cancellation);

    /// <summary>It was on this machine and runs no more.</summary>
    public bool IsDeadHere()
    {
        if (Machine != Environment.MachineName || Process == 0)
            return false;
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(Process);
            return running.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public override string ToString() => Process == 0
        ? "a process that has not told its name yet"
        : string.Create(CultureInfo.InvariantCulture, $"process {Process} on {Machine} (since {Since})");
}
