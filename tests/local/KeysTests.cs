namespace Funding.Local.Tests;

/// <summary>Keys that were lost are said to be lost: nobody makes others in silence.</summary>
public sealed class KeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-keys-").FullName;

    private string Data => Path.Combine(folder, "main");

    private string Keys => Path.Combine(Data, "keys");

    [Fact]
    public async Task Where_there_is_data_a_missing_folder_of_keys_stops_every_start_and_says_what_to_restore()
    {
        Assert.Equal(0, (await InviteAsync()).Code);
        Directory.Delete(Keys, recursive: true);

        foreach (var command in new[]
        {
            new[] { "--port", "0", "--data", Data }, ["invite", "--email", "b@authority.example", "--role", "officer", "--data", Data]
        })
        {
            var (code, _, error) = await InProcess.RunAsync(command);
            Assert.Equal(1, code);
            Assert.Contains(Keys, error, StringComparison.Ordinal);
            Assert.Contains("备份", error, StringComparison.Ordinal);
            Assert.Contains("backup", error, StringComparison.Ordinal);
            Assert.Contains("keys renew", error, StringComparison.Ordinal);
            Assert.Single(error.Trim().Split('\n'));
        }

        Assert.False(Directory.Exists(Keys));
        var (refused, _, told) = await InProcess.RunAsync("backup", Path.Combine(folder, "b.zip"), "--data", Data);
        Assert.Equal(1, refused);
        Assert.Contains("keys are missing", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_keys_are_made_by_a_command_of_their_own_and_only_where_they_are_missing()
    {
        Assert.Equal(0, (await InviteAsync()).Code);
        var before = await File.ReadAllTextAsync(Path.Combine(Keys, "links.json"), TestContext.Current.CancellationToken);
        var (there, _, error) = await InProcess.RunAsync("keys", "renew", "--data", Data);
        Assert.Equal(1, there);
        Assert.Contains("nothing was changed", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Keys, "links.json"), TestContext.Current.CancellationToken));

        Directory.Delete(Keys, recursive: true);
        Assert.Equal(0, (await InProcess.RunAsync("keys", "renew", "--data", Data)).Code);
        Assert.NotEqual(before, await File.ReadAllTextAsync(Path.Combine(Keys, "links.json"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await InviteAsync()).Code);
        Assert.Equal([("keys-renewed", "links.json protection")], await RenewalsAsync());
    }

    [Theory]
    [InlineData("protection", "no protection in", "signs in again")]
    [InlineData("protection/key-*.xml", "no protection in", "signs in again")]
    [InlineData("links.json", "no links.json in", "no link that was mailed before works")]
    public async Task Each_kind_of_keys_alone_is_found_missing_named_and_renewed_on_record_and_the_other_stays(
        string lost, string named, string consequence)
    {
        Assert.Equal(0, (await InviteAsync()).Code);
        var whole = Path.Combine(Keys, lost);
        if (Directory.Exists(whole))
            Directory.Delete(whole, recursive: true);
        else
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(whole)!, Path.GetFileName(whole)))
                File.Delete(file);
        var before = await ContentsAsync();

        var (code, _, error) = await InviteAsync();
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains(consequence, error, StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync());

        var (renewed, told, _) = await InProcess.RunAsync("keys", "renew", "--data", Data);
        Assert.Equal(0, renewed);
        Assert.Contains(consequence, told, StringComparison.Ordinal);
        Assert.Subset((await ContentsAsync()).ToHashSet(), before.ToHashSet());
        Assert.Equal(0, (await InviteAsync()).Code);
        Assert.Equal([("keys-renewed", lost.Split('/')[0])], await RenewalsAsync());
    }

    private async Task<string[]> ContentsAsync()
    {
        var files = Directory.GetFiles(Keys, "*", SearchOption.AllDirectories).Order();
        return await Task.WhenAll(files.Select(async file => $"{file} {await File.ReadAllTextAsync(file)}"));
    }

    /// <summary>What is on record, as the system's chain has it.</summary>
    private async Task<IReadOnlyList<(string Action, string Missing)>> RenewalsAsync()
    {
        await using var storage = new ServiceCollection().AddSqliteStorage(Path.Combine(Data, "storage")).BuildServiceProvider();
        Assert.Equal(0, (await InProcess.RunAsync("audit", "verify", "--system", "--data", Data)).Code);
        var renewals = new List<(string, string)>();
        await foreach (var entry in storage.GetRequiredService<ITableStore>().EnumerateAsync<AuditEntry>(
            HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry)))
        {
            if (entry.Value.Note.Action == "keys-renewed")
                renewals.Add((entry.Value.Note.Action, entry.Value.Note.Facts["missing"]));
        }

        return renewals;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Code, string Output, string Error)> InviteAsync() =>
        InProcess.RunAsync("invite", "--email", "a@authority.example", "--role", "administrator", "--data", Data);
}
