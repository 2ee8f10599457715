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
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Code, string Output, string Error)> InviteAsync() =>
        InProcess.RunAsync("invite", "--email", "a@authority.example", "--role", "administrator", "--data", Data);
}
