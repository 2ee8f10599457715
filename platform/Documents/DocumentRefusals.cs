namespace Funding.Platform.Documents;

/// <summary>Every no of an upload; <c>slot</c> is the form field it stands beside.</summary>
public static class DocumentRefusals
{
    public static Refusal Empty(string slot) =>
        new("document-empty", slot, "文件是空的，请检查后重新上传。", "The file is empty. Check it and upload it again.");

    public static Refusal TooLarge(string slot, long maxBytes) =>
        new("document-too-large", slot, $"文件超过 {Size(maxBytes)} 的上限。", $"The file is larger than the limit of {Size(maxBytes)}.")
        {
            Kind = RefusalKind.TooLarge
        };

    public static Refusal NameTrick(string slot, string reasonChinese, string reasonEnglish) =>
        new(
            "document-name",
            slot,
            $"文件名不可用：{reasonChinese}。请改名后重新上传。",
            $"The file name cannot be used: {reasonEnglish}. Rename the file and upload it again.");

    public static Refusal TypeNotAllowed(string slot, string found, IEnumerable<DocumentType> allowed) =>
        new(
            "document-type-not-allowed",
            slot,
            $"此处不接受 {found} 文件，可上传：{DocumentTypes.List(allowed, "、")}。",
            $"A {found} file is not accepted here. Upload one of: {DocumentTypes.List(allowed, ", ")}.")
        { Kind = RefusalKind.UnsupportedType };

    public static Refusal TypeMismatch(string slot, string claimed, string found) =>
        new(
            "document-type-mismatch",
            slot,
            $"文件自称 {claimed}，内容却是 {found}。请上传原始文件，不要改扩展名。",
            $"The file says it is {claimed}, but its content is {found}. Upload the original file without renaming its extension.")
        { Kind = RefusalKind.UnsupportedType };

    public static Refusal Polyglot(string slot, DocumentType type) =>
        new(
            "document-polyglot",
            slot,
            $"{type.Label()} 文件末尾藏有压缩包。请重新导出文件。",
            $"An archive is hidden at the end of the {type.Label()} file. Export the file again.")
        { Kind = RefusalKind.UnsupportedType };

    public static Refusal Damaged(string slot, DocumentType type) =>
        new(
            "document-damaged",
            slot,
            $"{type.Label()} 文件不完整或已损坏，请重新导出后上传。",
            $"The {type.Label()} file is incomplete or damaged. Export it again and upload it.");

    public static Refusal Encrypted(string slot, string? inside) =>
        new(
            "document-encrypted",
            slot,
            $"文件{Inside(inside)}已加密，评审人员无法打开。请去除密码后上传。",
            $"The file{InsideEnglish(inside)} is encrypted, so nobody could open it for review. Remove the password and upload it again.");

    public static Refusal Macros(string slot, string? inside) =>
        new(
            "document-macros",
            slot,
            $"文件{Inside(inside)}含有宏或自动加载的外部模板。请另存为不含宏的文件后上传。",
            $"The file{InsideEnglish(inside)} contains macros or an external template that loads itself. Save it without them and "
                + $"upload it again.");

    /// <param name="kind">Of the relationship, such as oleObject or hyperlink.</param>
    public static Refusal RemoteParts(string slot, string? inside, string kind, string target) => new(
        "document-remote-parts",
        slot,
        $"文件{Inside(inside)}引用了文件以外的内容（{Shown(kind)}：{Shown(target)}）。请将其嵌入文件或断开链接后重新上传；指向网页和邮箱的超链接可以保留。",
        $"The file{InsideEnglish(inside)} refers to something outside itself ({Shown(kind)}: {Shown(target)}). "
            + "Embed it or break the link, and upload the file again; hyperlinks to the web and to mailboxes may stay.");

    public static Refusal ArchiveEmpty(string slot) => new("archive-empty", slot, "压缩包里没有文件。", "The archive has no file in it.");

    public static Refusal ArchiveTooMany(string slot, int limit) =>
        new("archive-too-many-entries", slot, $"压缩包内的文件超过 {limit} 个。", $"The archive holds more than {limit} files.");

    public static Refusal ArchiveTooBig(string slot, long limit) =>
        new("archive-too-big", slot, $"压缩包解开后超过 {Size(limit)}。", $"The archive unpacks to more than {Size(limit)}.");

    public static Refusal ArchiveRatio(string slot, int limit) =>
        new(
            "archive-ratio",
            slot,
            $"压缩包解开后膨胀超过 {limit} 倍，像是压缩炸弹。",
            $"The archive unpacks to more than {limit} times its size, like an archive bomb.");

    public static Refusal ArchiveTooDeep(string slot, int limit) =>
        new("archive-too-deep", slot, $"压缩包里套压缩包超过 {limit} 层。", $"The archive holds archives inside archives, more than {limit} deep.");

    public static Refusal ArchiveEntryName(string slot, string entry, string reasonChinese, string reasonEnglish) =>
        new(
            "archive-entry-name",
            slot,
            $"压缩包内的文件名“{Shown(entry)}”不可用：{reasonChinese}。",
            $"The name “{Shown(entry)}” inside the archive cannot be used: {reasonEnglish}.");

    public static Refusal ArchiveLink(string slot, string entry) =>
        new(
            "archive-link",
            slot,
            $"压缩包内的“{Shown(entry)}”是链接或特殊文件，不是普通文件。",
            $"“{Shown(entry)}” inside the archive is a link or a special file, not a plain file.");

    public static Refusal ArchiveForeign(string slot, string entry, string found) =>
        new(
            "archive-foreign",
            slot,
            $"压缩包内的“{Shown(entry)}”是 {found}，无法检查。请解开后用 ZIP 打包。",
            $"“{Shown(entry)}” inside the archive is {found} and cannot be checked. Unpack it and use ZIP.");

    public static Refusal HashMismatch(string slot) =>
        new(
            "document-hash-mismatch",
            slot,
            "收到的内容与您电脑上的文件不一致（SHA-256 不符），请重新上传。",
            "What arrived differs from the file on your computer (SHA-256 does not match). Upload it again.");

    public static Refusal HashMalformed(string slot) =>
        new("document-hash-malformed", slot, "SHA-256 必须是 64 位十六进制。", "SHA-256 must be 64 hexadecimal digits.");

    public static Refusal ChunkSize(string slot, int min, int max) =>
        new(
            "upload-chunk-size",
            slot,
            $"分块大小须在 {Size(min)} 与 {Size(max)} 之间。",
            $"The chunk size must be between {Size(min)} and {Size(max)}.");

    public static Refusal ChunkIndex(string slot, int chunks) =>
        new("upload-chunk-index", slot, $"分块序号须在 0 与 {chunks - 1} 之间。", $"The chunk number must be between 0 and {chunks - 1}.");

    public static Refusal ChunkLength(string slot, int index, long expected) =>
        new("upload-chunk-length", slot, $"第 {index} 块应为 {expected} 字节。", $"Chunk {index} must have {expected} bytes.");

    public static Refusal ChunksMissing(string slot, IReadOnlyList<int> missing) =>
        new(
            "upload-incomplete",
            slot,
            $"还缺 {missing.Count} 块：{First(missing)}。",
            $"{missing.Count} chunks have not arrived: {First(missing)}.")
        { Kind = RefusalKind.Conflict };

    public static Refusal NoRoom(string? slot) =>
        new(
            "storage-full",
            slot,
            "服务器存储空间已满，文件没有保存。请稍后重试；若仍不行，请联系管理员。",
            "The server has no room left, and the file was not kept. Try again later; if it stays, tell an administrator.")
        { Kind = RefusalKind.Unavailable };

    public static Refusal UploadUnknown() =>
        new("upload-unknown", null, "没有这个上传，或它已过期。请重新上传文件。", "There is no such upload, or it has expired. Upload the file again.")
        {
            Kind = RefusalKind.NotFound
        };

    public static Refusal UploadFinished(string slot) =>
        new("upload-finished", slot, "这个上传已经结束，不再接收分块。", "This upload has finished and takes no more chunks.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal UnfinishedOfPerson(string slot, int most) =>
        TooMany(
            "unfinished-uploads",
            slot,
            $"您最多可同时有 {most} 个未完成的上传；请先完成或放弃其中一个。",
            $"You may have at most {most} unfinished uploads at a time: finish one or give one up first.");

    public static Refusal UnfinishedBytesOfPerson(string slot, long most) =>
        TooMany(
            "unfinished-bytes",
            slot,
            $"您未完成的上传合计不得超过 {Size(most)}；请先完成或放弃其中一个。",
            $"Your unfinished uploads may have at most {Size(most)} together: finish one or give one up first.");

    public static Refusal UnfinishedOfApplication(string slot, int most) =>
        TooMany(
            "unfinished-uploads-application",
            slot,
            $"一份申报最多可同时有 {most} 个未完成的上传；请先完成或放弃其中一个。",
            $"An application may have at most {most} unfinished uploads at a time: finish one or give one up first.");

    public static Refusal UnfinishedBytesOfApplication(string slot, long most) =>
        TooMany(
            "unfinished-bytes-application",
            slot,
            $"一份申报未完成的上传合计不得超过 {Size(most)}；请先完成或放弃其中一个。",
            $"The unfinished uploads of an application may have at most {Size(most)} together: finish one or give one up first.");

    public static Refusal UnfinishedEverywhere(string slot, int most, long mostBytes) =>
        TooMany(
            "unfinished-uploads-all",
            slot,
            $"全系统未完成的上传已达上限（{most} 个或 {Size(mostBytes)}），请稍后重试。",
            $"The uploads under way of everybody have reached their limit ({most}, or {Size(mostBytes)}): try again later.");

    public static Refusal UploadsToday(string slot, int most) =>
        TooMany(
            "uploads-today",
            slot,
            $"每人每天最多开始 {most} 次上传，请明天再试。",
            $"One person may begin at most {most} uploads a day: try again tomorrow.");

    private static Refusal TooMany(string code, string slot, string chinese, string english) =>
        new(code, slot, chinese, english) { Kind = RefusalKind.TooMany };

    internal static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.##} GB"),
        >= 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.##} MB"),
        >= 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.##} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };

    private static string First(IReadOnlyList<int> missing) => string.Join(", ", missing.Take(10)) + (missing.Count > 10 ? " …" : "");

    private static string Inside(string? entry) => entry is null ? "" : $"（压缩包内“{Shown(entry)}”）";

    private static string InsideEnglish(string? entry) => entry is null ? "" : $" (“{Shown(entry)}” inside the archive)";

    private static string Shown(string entry)
    {
        var printable = string.Concat(entry.EnumerateRunes().Select(r => DocumentNames.IsHidden(r) ? "�" : r.ToString()));
        return printable.Length <= 80 ? printable : printable[..40] + "…" + printable[^39..];
    }
}
