namespace Funding.Local.Commands;

/// <summary><c>--data DIR</c>, on every command that touches an installation.</summary>
internal static class DataOption
{
    public const string Main = ".data/main";
    public const string Demo = ".data/demo";

    public static Option<string?> Create() =>
        new("--data") { HelpName = "DIR", Description = $"数据目录，默认 {Main} / Data folder, {Main} by default" };

    /// <returns>The whole path; the folder need not exist.</returns>
    public static string Folder(string? given, string fallback = Main)
    {
        var text = given ?? fallback;
        if (string.IsNullOrWhiteSpace(text) || text.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            throw new CommandException($"--data：不是有效的目录 / is no folder: '{text}'", ExitCode.Usage);
        var folder = Path.GetFullPath(text);
        return File.Exists(folder)
            ? throw new CommandException($"--data：是文件，不是目录 / is a file, no folder: {folder}", ExitCode.Usage)
            : folder;
    }

    /// <summary>How a command in another terminal is told the same folder; nothing for the one it takes by itself.</summary>
    public static string Told(string folder) =>
        folder == Path.GetFullPath(Main) ? "" : $" --data {(folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder)}";

    /// <summary>A folder that holds an installation already.</summary>
    public static string Existing(string? given)
    {
        var folder = Folder(given);
        if (!Directory.Exists(folder))
            throw new CommandException($"--data：没有这个目录 / there is no such folder: {folder}", ExitCode.Usage);
        var content = new DataFolder(folder);
        return Directory.Exists(content.Keys) || File.Exists(content.Storage) || File.Exists(content.Engine)
            ? folder
            : throw new CommandException($"--data：目录中没有系统数据 / the folder holds no installation: {folder}", ExitCode.Usage);
    }
}
