namespace Funding.Local.Tests;

public sealed class RestoreTests : IDisposable
{
    private readonly string scratch = Directory.CreateTempSubdirectory("funding-restore-").FullName;

    private string Archive => Path.Combine(scratch, "backup.zip");

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Fact]
    public async Task A_damaged_archive_is_refused_by_the_name_of_the_entry_and_nothing_is_moved()
    {
        await BackUpAsync();
        using (var zip = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            zip.GetEntry("keys/links.json")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("keys/links.json").Open());
            await writer.WriteAsync("{}");
        }

        var target = Path.Combine(scratch, "target");
        var (code, _, error) = await InProcess.RunAsync("restore", Archive, "--data", target);
        Assert.Equal(1, code);
        Assert.Contains("keys/links.json", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(target, "keys")));
    }

    [Fact]
    public async Task An_entry_that_points_out_of_the_folder_is_refused()
    {
        await BackUpAsync();
        using (var zip = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            using var writer = new StreamWriter(zip.CreateEntry("../outside.txt").Open());
            await writer.WriteAsync("x");
        }

        var (code, _, _) = await InProcess.RunAsync("restore", Archive, "--data", Path.Combine(scratch, "target"));
        Assert.Equal(1, code);
        Assert.False(File.Exists(Path.Combine(scratch, "outside.txt")));
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        await File.WriteAllTextAsync(Archive, "hello", TestContext.Current.CancellationToken);
        var (code, _, error) = await InProcess.RunAsync("restore", Archive, "--data", Path.Combine(scratch, "target"));
        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_folder_with_data_is_left_alone_unless_forced_and_then_moved_aside()
    {
        await BackUpAsync();
        var target = Directory.CreateDirectory(Path.Combine(scratch, "target")).FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await InProcess.RunAsync("restore", Archive, "--data", target);
        Assert.Equal(1, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);

        (code, _, error) = await InProcess.RunAsync("restore", Archive, "--data", target, "--force");
        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(target, "storage", "storage.db")));
        Assert.True(File.Exists(Path.Combine(Directory.GetDirectories(scratch, "target.before-*").Single(), "mine.txt")));
    }

    [Fact]
    public async Task An_existing_backup_is_not_overwritten()
    {
        await BackUpAsync();
        var (code, _, error) = await InProcess.RunAsync("backup", Archive, "--data", Path.Combine(scratch, "source"));
        Assert.Equal(1, code);
        Assert.Contains(Archive, error, StringComparison.Ordinal);
    }

    private async Task BackUpAsync()
    {
        var source = Path.Combine(scratch, "source");
        Assert.Equal(0, (await InProcess.RunAsync("invite", "--data", source, "--email", "a@b.example", "--role", "officer")).Code);
        var (code, _, error) = await InProcess.RunAsync("backup", Archive, "--data", source);
        Assert.True(code == 0, error);
    }
}
