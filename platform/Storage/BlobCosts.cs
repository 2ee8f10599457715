namespace Funding.Platform.Storage;

/// <summary>What Azure bills for the calls that take more than one transaction there.</summary>
internal static class BlobCosts
{
    /// <summary>Content up to one block is put in one request; longer content block by block and then committed.</summary>
    public static int Put(long length) =>
        length <= StorageLimits.BlockBytes ? 1 : (int)((length + StorageLimits.BlockBytes - 1) / StorageLimits.BlockBytes) + 1;

    public static void CountPut(this StorageMeter meter, long length)
    {
        for (var i = Put(length); i > 0; i--)
            meter.Count(StorageOperation.BlobWrite);
    }
}
