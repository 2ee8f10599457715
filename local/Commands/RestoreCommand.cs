namespace Funding.Local.Commands;

internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataOption.Create();
        var file = new Argument<string>("FILE") { Description = "备份文件 / The archive" };
        var force = new Option<bool>("--force") { Description = "目录非空时先移开原有内容 / Move away what the folder holds" };
        var command = new Command("restore", "从备份恢复整个系统 / Restore the whole installation from an archive") { data, file, force };
        command.SetAction(parsed =>
        {
            LocalOptions.DemandSqlite("restore");
            var archive = JsonFile.Existing(Path.GetFullPath(parsed.GetRequiredValue(file)), path => path);
            var folder = new DataFolder(DataOption.Folder(parsed.GetValue(data)));
            using var held = DataFolderLock.Acquire(folder.Root);
            if (folder.Content().Any() && !parsed.GetValue(force))
                throw new CommandException($"目录非空，可加 --force / the folder is not empty: use --force: {folder.Root}");
            Restore(terminal, folder, archive);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Nothing is moved before the whole archive has proved sound.</summary>
    private static void Restore(Terminal terminal, DataFolder folder, string archive)
    {
        var fresh = Path.Combine(Path.GetDirectoryName(folder.Root)!, $".restore-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(fresh);
            var count = ArchiveReader.Unpack(archive, fresh, Manifest.Installation);
            if (folder.Content().ToList() is [_, ..] before)
            {
                var aside = string.Create(CultureInfo.InvariantCulture, $"{folder.Root}.before-{DateTime.UtcNow:yyyyMMdd-HHmmss}");
                Move(before, aside);
                terminal.Out.WriteLine($"原有内容移至 / what was there is now in {aside}");
            }

            Move(Directory.EnumerateFileSystemEntries(fresh), folder.Root);
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{folder.Root}: 已恢复 {count} 个文件，校验无误 / {count} files restored and checked"));
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    private static void Move(IEnumerable<string> entries, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in entries.ToList())
            Directory.Move(entry, Path.Combine(target, Path.GetFileName(entry)));
    }
}
