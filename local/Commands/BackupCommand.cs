namespace Funding.Local.Commands;

internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataOption.Create();
        var file = new Argument<string>("FILE") { Description = "要写的备份文件 / The archive to write" };
        var command = new Command("backup", "备份整个系统，服务中亦可 / Back up the whole installation, also while it serves") { data, file };
        command.SetAction(parsed =>
        {
            var folder = new DataFolder(DataOption.Existing(parsed.GetValue(data)));
            LocalOptions.DemandSqlite("backup");
            if (!File.Exists(folder.Storage))
                throw new CommandException($"没有可备份的内容 / there is nothing to back up in {folder.Root}");
            if (!LinkKeyFile.Exists(folder.Keys))
                throw new CommandException(
                    $"密钥缺失，备份将不完整，请先恢复 / the keys are missing and the backup would be without them; restore them first: {folder.Keys}");
            var archive = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(archive))
                throw new CommandException($"文件已存在 / the file exists: {archive}");
            var count = ArchiveWriter.Write(folder, archive);
            terminal.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{archive}: {count} 个文件，含密钥，请妥善保管 / {count} files; it holds the keys: keep it safe"));
            return ExitCode.Done;
        });
        return command;
    }
}
