namespace Funding.Local.Tests;

public sealed class BadOptionsTests
{
    [Theory]
    [InlineData("--prot", "5080")]
    [InlineData("--port", "99999")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "http")]
    [InlineData("--exit")]
    [InlineData("--all")]
    [InlineData("--demo", "--all", "--programme", "vocational-groups")]
    [InlineData("serve")]
    [InlineData("token")]
    [InlineData("token", "--email", "a@b.example", "--role", "emperor")]
    [InlineData("token", "--email", "a@b.example", "--role", "3")]
    [InlineData("token", "--email", "a@b.example", "--role", "officer", "--days", "many")]
    [InlineData("audit")]
    [InlineData("audit", "verify", "--file", "a", "--round", "b")]
    [InlineData("audit", "verify", "--head", "1:abc")]
    [InlineData("audit", "verify", "--system", "--round", "x")]
    [InlineData("audit", "verify", "--file", "does-not-exist.ndjson")]
    [InlineData("audit", "verify", "--data", "/does/not/exist")]
    [InlineData("ranking", "verify")]
    [InlineData("ranking", "verify", "--file", "does-not-exist.json")]
    [InlineData("draw", "verify", "--file", "does-not-exist.json")]
    [InlineData("restore", "does-not-exist.zip")]
    public async Task A_wrong_command_line_is_told_in_one_line_with_code_2(params string[] args)
    {
        var (code, _, error) = await InProcess.RunAsync(args);
        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains(error, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus", "'bogus'")]
    [InlineData("token", "--email, --role")]
    [InlineData("audit", "verify")]
    [InlineData("backup", "FILE")]
    public async Task It_says_which_part_is_unknown_or_missing(string command, string named)
    {
        var (_, _, error) = await InProcess.RunAsync(command);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "verify", "--file")]
    [InlineData("ranking", "verify", "--file")]
    [InlineData("draw", "verify", "--file")]
    [InlineData("restore")]
    public async Task A_file_of_another_kind_is_told_without_our_types(params string[] command)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{\"inputs\":{\"roundId\":\"x\"}}\n", TestContext.Current.CancellationToken);
        var (code, output, error) = await InProcess.RunAsync([.. command, file]);
        File.Delete(file);
        Assert.Equal(1, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Funding.", output + error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Where_a_folder_cannot_be_it_is_told_in_both_languages()
    {
        var file = Path.GetTempFileName();
        var (code, _, error) = await InProcess.RunAsync("--port", "0", "--data", Path.Combine(file, "beneath"));
        File.Delete(file);
        Assert.Equal(1, code);
        Assert.Contains("cannot be used", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_an_installation_is_not_made_into_one_by_looking()
    {
        var folder = Directory.CreateTempSubdirectory("funding-empty-").FullName;
        foreach (var command in new[] { new[] { "audit", "verify" }, ["backup", Path.Combine(folder, "x.zip")] })
        {
            var (code, _, error) = await InProcess.RunAsync([.. command, "--data", folder]);
            Assert.Equal(2, code);
            Assert.Contains(folder, error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("token", "--help")]
    [InlineData("restore", "--help")]
    public async Task Help_is_in_both_languages(params string[] args)
    {
        var (code, output, _) = await InProcess.RunAsync(args);
        Assert.Equal(0, code);
        Assert.Contains(output, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.Contains("--data", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_leaves_other_data_alone()
    {
        var folder = Directory.CreateTempSubdirectory("funding-demo-").FullName;
        var precious = Path.Combine(folder, "precious.txt");
        await File.WriteAllTextAsync(precious, "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await InProcess.RunAsync("--demo", "--exit", "--data", folder);
        Assert.Equal(1, code);
        Assert.Contains(folder, error, StringComparison.Ordinal);
        Assert.True(File.Exists(precious));
        Directory.Delete(folder, recursive: true);
    }
}
