namespace Funding.Platform.Storage;

/// <summary>Settings of the section <c>Storage</c> for the room that is left.</summary>
public sealed class DiskRoomOptions
{
    /// <summary>Bytes; below it the office is warned.</summary>
    [Range(64L << 20, 1L << 50)]
    public long LowSpaceBytes { get; set; } = 2L << 30;
}

/// <summary>What a folder that fills up is for.</summary>
public enum DiskUse
{
    /// <summary>Rows, documents and the journal.</summary>
    Data,

    /// <summary>Files that are being received and inspected.</summary>
    Temporary,
}

/// <param name="FreeBytes">What the program may still write.</param>
public sealed record LowSpace(DiskUse Use, long FreeBytes, long ThresholdBytes);

/// <summary>Says which of the host's folders have little room left, before there is none.</summary>
public sealed class DiskRoom(IReadOnlyList<(DiskUse Use, string Folder)> folders, IOptions<DiskRoomOptions> options)
{
    /// <summary>Asks the operating system; folders of one file system are one line.</summary>
    public IReadOnlyList<LowSpace> Low() =>
        [.. folders.Select(f => (f.Use, Room: RoomOf(f.Folder))).DistinctBy(f => f.Room)
            .Where(f => f.Room.Free < options.Value.LowSpaceBytes)
            .Select(f => new LowSpace(f.Use, f.Room.Free, options.Value.LowSpaceBytes))];

    private static (long Free, long Total) RoomOf(string folder)
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(folder));
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A folder that cannot be asked about is told by what fails in it.
            return (long.MaxValue, 0);
        }
    }
}

public static class DiskRoomRegistration
{
    public static IServiceCollection AddDiskRoom(
        this IServiceCollection services, params IReadOnlyList<(DiskUse Use, string Folder)> folders)
    {
        services.AddOptions<DiskRoomOptions>().ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => new DiskRoom(folders, provider.GetRequiredService<IOptions<DiskRoomOptions>>()));
    }
}
