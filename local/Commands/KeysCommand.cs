namespace Funding.Local.Commands;

internal static class KeysCommand
{
    public static Command Create(Terminal terminal) => new("keys", "链接密钥 / The keys of links") { Renew(terminal) };

    private static Command Renew(Terminal terminal)
    {
        var data = DataOption.Create();
        var command = new Command(
            "renew",
            "密钥丢失且无备份时生成新密钥，旧链接全部失效 / Make new keys where they were lost and no backup has them: every older link is void") { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = new DataFolder(DataOption.Existing(parsed.GetValue(data)));
            using var held = DataFolderLock.Acquire(folder.Root);
            var missing = InstallationKeys.Missing(folder.Keys);
            if (missing.Count == 0)
                throw new CommandException($"密钥仍在，未作更改 / the keys are there, nothing was changed: {folder.Keys}");
            var options = LocalOptions.FromEnvironment(folder.Root);
            await RecordAsync(options, missing, cancellation);
            InstallationKeys.Make(folder.Keys);
            terminal.Out.WriteLine($"{folder.Keys}: {Told(missing)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Told(IReadOnlyList<string> missing) =>
        $"已生成新密钥（{string.Join("、", missing)}），{KeysVoid.Chinese(missing)}"
            + (missing.Contains(LinkKeyFile.Name) ? "；请为仍在等待的人员重发链接" : "")
            + $" / new keys were made ({string.Join(", ", missing)}): {KeysVoid.English(missing)}"
            + (missing.Contains(LinkKeyFile.Name) ? "; send those who wait a fresh one" : "");

    /// <summary>Before they are made: broken off in between, an act on record is done again, and no act lacks its record.</summary>
    private static async Task RecordAsync(LocalOptions options, IReadOnlyList<string> missing, CancellationToken cancellation)
    {
        StorageWait.Bound();
        await using var services = options.AddStorage(new ServiceCollection().AddLogging())
            .AddSingleton(options.Clock)
            .AddOutbox()
            .BuildServiceProvider();
        await services.GetRequiredService<CommitWriter>().SaveAsync(
            new Commit(HomeKeys.System).Audit(AuditNote.By(
                Actor.Rule("command-line"), "keys-renewed", "keys", ("missing", string.Join(' ', missing)))), cancellation);
    }
}
