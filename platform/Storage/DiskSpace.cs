namespace Funding.Platform.Storage;

/// <summary>Tells a disk without room from other failures of a file.</summary>
public static class DiskSpace
{
    // What .NET puts into HResult: errno on Unix (ENOSPC; EDQUOT on Linux), a Win32 code on Windows (disk full, handle disk full).
    private static readonly int[] Codes = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>True when writing failed for want of room: trying again later may succeed.</summary>
    public static bool IsUsedUp(Exception problem) => problem is IOException && Codes.Contains(problem.HResult);
}
