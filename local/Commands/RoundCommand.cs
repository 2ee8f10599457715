namespace Funding.Local.Commands;

/// <summary>
/// <c>round export</c> and <c>round import</c>: a round goes from one installation to another, whatever either keeps it in.
/// </summary>
internal static class RoundCommand
{
    public static Command Create(Terminal terminal) =>
        new("round", "轮次的迁出与迁入 / Moving a round between installations") { Export(terminal), Import(terminal) };

    private static bool InAccount => LocalOptions.FromEnvironment("").AzureStorage is not null;

    private static Command Export(Terminal terminal)
    {
        var data = DataOption.Create();
        var id = new Argument<string>("ID") { Description = "轮次编号 / The round, such as mixed-ownership-colleges-2026-1" };
        var file = new Argument<string>("FILE") { Description = "要写的文件 / The archive to write" };
        var command = new Command(
            "export",
            "将一轮的数据、材料、审计与排名依据写入一个文件，须先停止服务 / Write a round's rows, documents, audit and ranking inputs into one archive; stop what "
                + "serves it first") { data, id, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = InAccount ? DataOption.Folder(parsed.GetValue(data)) : DataOption.Existing(parsed.GetValue(data));
            var archive = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(archive))
                throw new CommandException($"文件已存在 / the file exists: {archive}");
            await using var storage = await HeldStorage.OpenAsync(folder, terminal, cancellation);
            if (await storage.Tables.GetAsync(RoundKeys.RoundsPartition, parsed.GetRequiredValue(id), cancellation) is null)
                throw new CommandException($"没有这一轮 / there is no such round: {parsed.GetRequiredValue(id)}");
            var facts = await RoundArchive.WriteAsync(storage.Tables, storage.Blobs, parsed.GetRequiredValue(id), archive, cancellation);
            Tell(terminal, archive, facts);
            terminal.Out.WriteLine(
                "含个人信息，请妥善保管；迁入新系统后，勿再以旧系统办理本轮 / It holds personal data: keep it safe. Once it is imported elsewhere, do not run the "
                    + "round here any more.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import(Terminal terminal)
    {
        var data = DataOption.Create();
        var file = new Argument<string>("FILE") { Description = "迁出的文件 / The exported archive" };
        var command = new Command("import", "将迁出的一轮写入本系统并逐项核验 / Take an exported round in and verify every part of it") { data, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var archive = JsonFile.Existing(Path.GetFullPath(parsed.GetRequiredValue(file)), path => path);
            var unpacked = Directory.CreateTempSubdirectory("funding-round-");
            try
            {
                ArchiveReader.Unpack(archive, unpacked.FullName, RoundArchive.Kind);
                var folder = DataOption.Folder(parsed.GetValue(data));
                await using var storage = await HeldStorage.OpenAsync(folder, terminal, cancellation);
                if (!InAccount)
                    await KeysAsync(folder, cancellation);
                Tell(terminal, archive, await RoundTakeIn.RunAsync(unpacked.FullName, storage.Tables, storage.Blobs, cancellation));
                terminal.Out.WriteLine(
                    "各项核验无误；下次启动时流程继续 / Everything was read back and holds; its orchestrations go on at the next start.");
                return ExitCode.Done;
            }
            finally
            {
                unpacked.Delete(recursive: true);
            }
        });
        return command;
    }

    /// <summary>Before the round's rows: cut off in between, a new installation has its keys; one with data has not lost them.</summary>
    private static async Task KeysAsync(string folder, CancellationToken cancellation)
    {
        await InstallationKeys.DemandAsync(LocalOptions.FromEnvironment(folder), cancellation);
        InstallationKeys.Make(new DataFolder(folder).Keys);
    }

    private static void Tell(Terminal terminal, string archive, RoundFacts facts) =>
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{archive}: {facts.RoundId}, {facts.Proof.Stage}, {facts.Rows} 行 / rows, "
                + $"{facts.Blobs} 份材料 / blobs ({facts.BlobBytes} B), "
                + $"审计 / audit {facts.Proof.AuditEntries}:{facts.Proof.AuditHash}, 排名 / ranking {facts.Proof.RankingHash ?? "-"}"));
}

/// <summary>The storage of an installation that nothing serves meanwhile.</summary>
internal sealed class HeldStorage : IAsyncDisposable
{
    private readonly DataFolderLock held;
    private readonly IAsyncDisposable? lease;
    private readonly ServiceProvider provider;

    private HeldStorage(DataFolderLock held, IAsyncDisposable? lease, ServiceProvider provider) =>
        (this.held, this.lease, this.provider) = (held, lease, provider);

    public ITableStore Tables => provider.GetRequiredService<ITableStore>();

    public IBlobStore Blobs => provider.GetRequiredService<IBlobStore>();

    /// <exception cref="DataFolderOwnedException">A process serves the folder.</exception>
    public static async Task<HeldStorage> OpenAsync(string folder, Terminal terminal, CancellationToken cancellation)
    {
        var options = LocalOptions.FromEnvironment(folder);
        var held = DataFolderLock.Acquire(folder);
        try
        {
            return new HeldStorage(
                held,
                await Serving.LeaseAsync(options, terminal, cancellation),
                options.AddStorage(new ServiceCollection()).BuildServiceProvider());
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (lease is not null)
            await lease.DisposeAsync();
        held.Dispose();
    }
}
