namespace Funding.Local.Tests;

/// <summary>A data folder with a round of two applications, and its export.</summary>
public sealed class ExportedRound : IAsyncLifetime
{
    public string Scratch { get; } = Directory.CreateTempSubdirectory("funding-export-").FullName;

    public string Data => Path.Combine(Scratch, "source");

    public string Archive => Path.Combine(Scratch, "round.zip");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        await MovedRound.BeginAsync(Data, 2, r => r.ApplyAsync());
        var (code, _, error) = await InProcess.RunAsync("round", "export", CollegeStages.RoundId, Archive, "--data", Data);
        Assert.True(code == 0, error);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Scratch, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class RoundCommandTests(ExportedRound exported) : IClassFixture<ExportedRound>
{
    private readonly string target = Path.Combine(exported.Scratch, Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_round_that_is_there_is_not_overwritten()
    {
        Assert.Equal(0, (await InProcess.RunAsync("round", "import", exported.Archive, "--data", target)).Code);
        var (code, _, error) = await InProcess.RunAsync("round", "import", exported.Archive, "--data", target);
        Assert.Equal(1, code);
        Assert.Contains(CollegeStages.RoundId, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("links.json")]
    [InlineData("protection")]
    public async Task Where_keys_were_lost_no_round_is_taken_in_and_no_keys_are_made(string lost)
    {
        await OnTargetAsync(tables => tables.CommitAsync(
            "people", new UpsertRow("a", new Dictionary<string, string> { ["v0"] = "{}" })));
        var whole = Path.Combine(target, "keys", lost);
        if (Directory.Exists(whole))
            Directory.Delete(whole, recursive: true);
        else
            File.Delete(whole);

        var (code, _, error) = await InProcess.RunAsync("round", "import", exported.Archive, "--data", target);

        Assert.Equal(1, code);
        Assert.Contains($"no {lost} in", error, StringComparison.Ordinal);
        Assert.Contains("keys renew", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(whole));
        await using var provider = new ServiceCollection().AddSqliteStorage(Path.Combine(target, "storage")).BuildServiceProvider();
        Assert.Empty((await provider.GetRequiredService<ITableStore>().QueryAsync($"round:{CollegeStages.RoundId}", KeyRange.All)).Rows);
    }

    [Fact]
    public async Task A_row_that_differs_is_named_and_nothing_is_written()
    {
        var people = await RowsAsync(rows => rows.FirstAsync(r => r.Key == "person"));
        await OnTargetAsync(tables => tables.CommitAsync(
            people.Partition, new UpsertRow(people.Key, new Dictionary<string, string> { ["v0"] = "{}" })));
        var (code, _, error) = await InProcess.RunAsync("round", "import", exported.Archive, "--data", target);
        Assert.Equal(1, code);
        Assert.Contains(people.Partition, error, StringComparison.Ordinal);
        await OnTargetAsync(async tables => Assert.Empty((await tables.QueryAsync($"round:{CollegeStages.RoundId}", KeyRange.All)).Rows));
    }

    [Fact]
    public async Task An_import_that_was_cut_off_is_done_again()
    {
        var some = await RowsAsync(rows => rows.Take(20).ToListAsync());
        await OnTargetAsync(tables => new RoundImport(tables).WriteAsync(some.ToAsyncEnumerable()));
        var (code, output, error) = await InProcess.RunAsync("round", "import", exported.Archive, "--data", target);
        Assert.True(code == 0, error);
        Assert.Contains(CollegeStages.RoundId, output, StringComparison.Ordinal);
        await OnTargetAsync(async tables => Assert.Equal(
            CollegeStages.RoundId, (await tables.QueryAsync("rounds", KeyRange.All)).Rows.Single().Key));
    }

    [Theory]
    [InlineData("rows.ndjson")]
    [InlineData("blobs/000001")]
    [InlineData("round.json")]
    public async Task A_damaged_archive_is_refused_by_the_name_of_the_entry(string entry)
    {
        var damaged = Path.Combine(exported.Scratch, $"{Guid.NewGuid():N}.zip");
        File.Copy(exported.Archive, damaged);
        using (var zip = ZipFile.Open(damaged, ZipArchiveMode.Update))
        {
            zip.GetEntry(entry)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            await writer.WriteAsync("{}");
        }

        var (code, _, error) = await InProcess.RunAsync("round", "import", damaged, "--data", target);
        Assert.Equal(1, code);
        Assert.Contains(entry, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(target, "storage")));
    }

    [Fact]
    public async Task Neither_command_takes_the_others_archive()
    {
        var (code, _, error) = await InProcess.RunAsync("restore", exported.Archive, "--data", target);
        Assert.Equal((1, true), (code, error.Contains("round", StringComparison.Ordinal)));
        var backup = Path.Combine(exported.Scratch, $"{Guid.NewGuid():N}.zip");
        var whole = Path.Combine(exported.Scratch, Guid.NewGuid().ToString("N"));
        Assert.Equal(0, (await InProcess.RunAsync("invite", "--data", whole, "--email", "a@b.example", "--role", "officer")).Code);
        Assert.Equal(0, (await InProcess.RunAsync("backup", backup, "--data", whole)).Code);
        (code, _, error) = await InProcess.RunAsync("round", "import", backup, "--data", target);
        Assert.Equal((1, true), (code, error.Contains("installation", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_unknown_round_and_an_existing_file_are_told_in_one_line()
    {
        var fresh = Path.Combine(exported.Scratch, $"{Guid.NewGuid():N}.zip");
        var (code, _, error) = await InProcess.RunAsync(
            "round", "export", "mixed-ownership-colleges-1999-1", fresh, "--data", exported.Data);
        Assert.Equal(1, code);
        Assert.Contains("mixed-ownership-colleges-1999-1", error, StringComparison.Ordinal);
        Assert.False(File.Exists(fresh));
        (code, _, error) = await InProcess.RunAsync("round", "export", CollegeStages.RoundId, exported.Archive, "--data", exported.Data);
        Assert.Equal(1, code);
        Assert.Contains(exported.Archive, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_served_is_neither_exported_nor_imported_into()
    {
        Directory.CreateDirectory(Path.Combine(target, "keys"));
        using var serving = DataFolderLock.Acquire(target);
        Assert.Equal(3, (await InProcess.RunAsync("round", "import", exported.Archive, "--data", target)).Code);
        Assert.Equal(
            3, (await InProcess.RunAsync("round", "export", CollegeStages.RoundId, Path.Combine(target, "x.zip"), "--data", target)).Code);
    }

    [Fact]
    public void An_account_is_given_by_a_connection_string_or_by_both_of_its_addresses()
    {
        static LocalOptions With(params (string Name, string Value)[] variables) =>
            new() { DataFolder = "", AzureStorage = LocalOptions.AccountOf(name => variables.FirstOrDefault(v => v.Name == name).Value) };
        Assert.Null(With().AzureStorage);
        Assert.Equal(
            "UseDevelopmentStorage=true", With((LocalOptions.AzureVariable, "UseDevelopmentStorage=true")).AzureStorage!.ConnectionString);
        var addresses = With(
            (LocalOptions.TableServiceVariable, "https://a.table.core.chinacloudapi.cn"),
            (LocalOptions.BlobServiceVariable, "https://a.blob.core.chinacloudapi.cn")).AzureStorage!;
        Assert.Equal("https://a.table.core.chinacloudapi.cn/", addresses.TableService!.AbsoluteUri);
        var problem = Assert.Throws<Funding.Local.Terminals.CommandException>(() =>
            With((LocalOptions.TableServiceVariable, "https://a.table.core.windows.net")));
        Assert.Contains(LocalOptions.BlobServiceVariable, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The archive's rows.</summary>
    private async Task<T> RowsAsync<T>(Func<IAsyncEnumerable<Row>, ValueTask<T>> read)
    {
        var unpacked = Directory.CreateDirectory(Path.Combine(exported.Scratch, Guid.NewGuid().ToString("N"))).FullName;
        ArchiveReader.Unpack(exported.Archive, unpacked, RoundArchive.Kind);
        return await read(RoundArchive.RowsAsync(unpacked));
    }

    /// <summary>In an installation that has its keys, as an import makes them before it writes anything.</summary>
    private async Task OnTargetAsync(Func<ITableStore, Task> act)
    {
        InstallationKeys.Make(Path.Combine(target, "keys"));
        await using var provider = new ServiceCollection().AddSqliteStorage(Path.Combine(target, "storage")).BuildServiceProvider();
        await act(provider.GetRequiredService<ITableStore>());
    }
}
