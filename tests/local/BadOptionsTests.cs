namespace Funding.Local.Tests;

public sealed class BadOptionsTests
{
    [Theory]
    [InlineData("--prot", "5080")]
    [InlineData("--port", "99999")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "http")]
    [InlineData("--exit")]
    [InlineData("serve")]
    [InlineData("token")]
    [InlineData("token", "--email", "a@b.example", "--role", "emperor")]
    [InlineData("token", "--email", "a@b.example", "--role", "3")]
    [InlineData("token", "--email", "a@b.example", "--role", "officer", "--days", "many")]
    [InlineData("audit")]
    [InlineData("audit", "verify", "--file", "a", "--round", "b")]
    [InlineData("audit", "verify", "--head", "1:abc")]
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
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
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
