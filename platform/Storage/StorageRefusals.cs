namespace Funding.Platform.Storage;

/// <summary>
/// What somebody is told whom the storage refuses: a list's continuation that is none, and anything while it takes no writes.
/// </summary>
public static class StorageRefusals
{
    public static Refusal Continuation() =>
        new(
            "continuation-invalid",
            "continuation",
            "翻页标记无效，请从第一页重新开始。",
            "The continuation is none of this list: start again from its first page.");

    public static Refusal ChangedMeanwhile() =>
        new("changed-meanwhile", null, "数据刚刚被他人更改，请刷新后重试。", "Somebody changed this just now: reload and try again.")
        {
            Kind = RefusalKind.Conflict
        };

    /// <summary>Of a storage that refuses for a while.</summary>
    /// <returns>Null for a failure that does not pass by itself.</returns>
    public static Refusal? Of(Exception failure) => failure switch
    {
        StorageUnavailableException { Trouble: StorageTrouble.Full } => Full(),
        StorageUnavailableException { Trouble: StorageTrouble.Locked } => Locked(),
        StorageUnavailableException => Refused(),
        _ when DiskSpace.IsUsedUp(failure) => Full(),
        global::Azure.RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => Refused(),
        AggregateException several when several.InnerExceptions.All(
            e => e is global::Azure.RequestFailedException { Status: 0 or >= 500 }) => Refused(),
        _ => null,
    };

    private static Refusal Full() =>
        Later(
            "storage-full",
            "服务器存储空间已满，此次操作没有保存；已保存的内容不受影响。请稍后重试；若仍不行，请联系管理员。",
            "The server has no room left, and this was not saved; what was saved before is safe. Try again later; if it stays, tell an "
                + "administrator.");

    private static Refusal Locked() =>
        Later(
            "storage-locked",
            "数据文件正被其他程序占用，此次操作没有保存。请稍后重试；若仍不行，请联系管理员。",
            "Another program holds the data file, and this was not saved. Try again later; if it stays, tell an administrator.");

    private static Refusal Refused() =>
        Later(
            "storage-unavailable",
            "存储暂时不可用，此次操作没有保存。请稍后重试；若仍不行，请联系管理员。",
            "The storage cannot be used at the moment, and this was not saved. Try again later; if it stays, tell an administrator.");

    private static Refusal Later(string code, string chinese, string english) =>
        new(code, null, chinese, english) { Kind = RefusalKind.Unavailable };
}
