namespace Funding.Engine.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-folder-").FullName;

    [Fact]
    public async Task A_second_process_says_which_process_has_the_folder_and_stops_with_a_non_zero_code()
    {
        using var held = DataFolderLock.Acquire(folder);
        using var second = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(CrashWork).Assembly.Location, folder, "1"]) { RedirectStandardError = true })!;
        var said = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains(nameof(DataFolderOwnedException), said, StringComparison.Ordinal);
        Assert.Contains($"{Environment.ProcessId}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_lock_in_this_process_is_refused_with_the_owners_number()
    {
        using var held = DataFolderLock.Acquire(folder);
        var refused = Assert.Throws<DataFolderOwnedException>(() => DataFolderLock.Acquire(folder));
        Assert.Equal(Environment.ProcessId, refused.Owner!.ProcessId);
        Assert.Equal(folder, refused.Folder);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(35, true)]
    [InlineData(unchecked((int)0x80070020), true)]
    [InlineData(30, false)]
    [InlineData(28, false)]
    [InlineData(5, false)]
    public void A_folder_that_is_read_only_or_full_is_not_taken_for_one_in_use(int code, bool held) =>
        Assert.Equal(held, DataFolderLock.IsHeld(new IOException("…", code)));

    [Fact]
    public void The_owner_publishes_where_it_takes_commands()
    {
        using var held = DataFolderLock.Acquire(folder);
        held.Publish("http://127.0.0.1:5080");
        Assert.Equal(
            new DataFolderOwner(Environment.ProcessId, DataFolderLock.ReadOwner(folder)!.Since, "http://127.0.0.1:5080"),
            DataFolderLock.ReadOwner(folder));
    }

    [Fact]
    public void A_folder_given_back_can_be_taken_again_and_has_no_owner_meanwhile()
    {
        DataFolderLock.Acquire(folder).Dispose();
        Assert.Null(DataFolderLock.ReadOwner(folder));
        DataFolderLock.Acquire(folder).Dispose();
    }

    [Fact]
    public async Task A_folder_left_behind_by_a_killed_process_can_be_taken()
    {
        using var killed = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(CrashWork).Assembly.Location, folder, "1"]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await killed.StandardOutput.ReadLineAsync());
        killed.Kill();
        await killed.WaitForExitAsync();
        using var taken = DataFolderLock.Acquire(folder);
        Assert.Equal(Environment.ProcessId, DataFolderLock.ReadOwner(folder)!.ProcessId);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
