namespace Funding.Local.Terminals;

/// <summary>Says in one line why a command failed; the trace is for who sets FUNDING_TRACE.</summary>
internal static class Failures
{
    public static int Tell(Exception failure, TextWriter error)
    {
        if (Environment.GetEnvironmentVariable("FUNDING_TRACE") is { Length: > 0 })
            error.WriteLine(failure);
        var (line, code) = Of(failure);
        error.WriteLine(line.ReplaceLineEndings(" "));
        return code;
    }

    public static string Owned(DataFolderOwnedException owned) => owned.Owner is { } owner
        ? FormattableString.Invariant(
            $"进程 {owner.ProcessId} 正在使用 {owned.Folder} / {owned.Folder} is in use by process {owner.ProcessId}{At(owner)}")
        : $"其他进程正在使用 {owned.Folder} / {owned.Folder} is in use by another process";

    private static (string Line, int Code) Of(Exception failure) => failure switch
    {
        CommandException known => (known.Message, known.Code),
        DataFolderOwnedException owned => (Owned(owned), ExitCode.Owned),
        StorageOwnedException owned => ($"存储账户正由其他进程使用 / {owned.Message}", ExitCode.Owned),
        RefusedException refused => (string.Join(" ", refused.Refusals.Select(r => $"{r.Chinese} / {r.English}")), ExitCode.Failed),
        StorageUnavailableException later =>
            (StorageRefusals.Of(later) is { } told ? $"{told.Chinese} / {told.English} ({later.Message})" : later.Message, ExitCode.Failed),
        Azure.RequestFailedException storage =>
            (string.Create(
                CultureInfo.InvariantCulture,
                $"存储账户不可用 / the storage account cannot be used: {storage.Status} {storage.ErrorCode} "
                    + $"{storage.Message.Split('\n')[0].Trim()} (FUNDING_TRACE=1)"),
                ExitCode.Failed),
        IOException { HResult: 30 } =>
            ($"文件系统只读，无法写入 / the file system is read-only: {failure.Message} (FUNDING_TRACE=1)", ExitCode.Failed),
        UnauthorizedAccessException or IOException =>
            ($"文件或目录无法使用 / a file or folder cannot be used: {failure.Message} (FUNDING_TRACE=1)", ExitCode.Failed),
        AggregateException { InnerExceptions: [var one] } => Of(one),
        OperationCanceledException => ("已取消 / cancelled", ExitCode.Failed),
        _ => ($"{failure.Message} (FUNDING_TRACE=1)", ExitCode.Failed),
    };

    private static string At(DataFolderOwner? owner) => owner?.Address is { } address ? $", {address}" : "";
}
