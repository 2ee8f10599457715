namespace Funding.Local.Tests;

/// <summary>Commands while another process serves the same folder.</summary>
public sealed class BesideTheServerTests(ServingInstallation serving) : IClassFixture<ServingInstallation>
{
    [Fact]
    public async Task A_second_process_on_the_same_folder_names_the_first_and_stops()
    {
        var (code, _, error) = await FundingProcess.RunAsync("--port", "0", "--data", serving.Data);
        Assert.Equal(3, code);
        Assert.Contains($"process {serving.ProcessId}", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task The_first_administrators_link_opens_a_page()
    {
        Assert.Equal(HttpStatusCode.OK, await serving.GetAsync(new Uri(serving.FirstLink).PathAndQuery));
    }

    [Fact]
    public async Task A_token_issued_while_it_serves_is_taken_by_the_api()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await serving.GetAsync("/api/v1/people?role=administrator"));
        var (code, token, _) = await FundingProcess.RunAsync(
            "token", "--data", serving.Data, "--email", "script@authority.example", "--role", "administrator");
        Assert.Equal(0, code);
        Assert.Equal(HttpStatusCode.OK, await serving.GetAsync("/api/v1/people?role=administrator", token.Trim()));
    }

    [Theory]
    [InlineData("token", "--email", "nobody", "--role", "officer")]
    [InlineData("token", "--email", "a@b.example", "--role", "recommender")]
    [InlineData("token", "--email", "a@b.example", "--role", "recommender", "--desk", "atlantis")]
    [InlineData("token", "--email", "a@b.example", "--role", "officer", "--days", "0")]
    [InlineData("invite", "--email", "nobody", "--role", "officer")]
    [InlineData("audit", "verify", "--round", "mixed-ownership-colleges-1999-1")]
    public async Task What_the_server_refuses_is_told_in_one_line(params string[] command)
    {
        var (code, output, error) = await FundingProcess.RunAsync([.. command, "--data", serving.Data]);
        Assert.Equal(1, code);
        Assert.Empty(output.Trim());
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_chain_is_verified_while_it_serves()
    {
        var (code, output, error) = await FundingProcess.RunAsync("audit", "verify", "--data", serving.Data);
        Assert.True(code == 0, error);
        Assert.Contains("system:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_systems_own_chain_is_verified_against_a_head_it_once_had()
    {
        await FundingProcess.RunAsync("token", "--data", serving.Data, "--email", "one@authority.example", "--role", "officer");
        var (_, output, _) = await FundingProcess.RunAsync("audit", "verify", "--data", serving.Data, "--system");
        var head = output.Trim().Split(' ')[^1];
        await FundingProcess.RunAsync("token", "--data", serving.Data, "--email", "two@authority.example", "--role", "officer");

        var (holds, _, error) = await FundingProcess.RunAsync("audit", "verify", "--data", serving.Data, "--system", "--head", head);
        var (broken, told, _) = await FundingProcess.RunAsync(
            "audit", "verify", "--data", serving.Data, "--system", "--head", $"{head.Split(':')[0]}:{new string('0', 64)}");

        Assert.True(holds == 0, error);
        Assert.Equal(1, broken);
        Assert.Contains("its hash is not the published one", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_know_the_secret_finds_nothing_at_the_owners_address()
    {
        using var http = new HttpClient { BaseAddress = serving.Address };
        using var plain = await http.PostAsync("/.owner/token", new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
        http.DefaultRequestHeaders.Add("X-Owner-Secret", new string('0', 64));
        using var guessed = await http.PostAsync("/.owner/token", new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public void The_secret_can_be_read_by_its_owner_alone()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(serving.Data, "owner.secret")));
    }

    [Fact]
    public async Task A_backup_taken_while_it_serves_restores_to_an_installation_with_the_same_people()
    {
        var (_, token, _) = await FundingProcess.RunAsync(
            "token", "--data", serving.Data, "--email", "kept@authority.example", "--role", "officer");
        var archive = Path.Combine(serving.Scratch, "backup.zip");
        var (code, _, error) = await FundingProcess.RunAsync("backup", archive, "--data", serving.Data);
        Assert.True(code == 0, error);

        var restored = Path.Combine(serving.Scratch, "restored");
        (code, _, error) = await FundingProcess.RunAsync("restore", archive, "--data", restored);
        Assert.True(code == 0, error);
        await using var again = FundingProcess.Start("--port", "0", "--data", restored);
        var address = (await again.LineAsync("/office")).Split(' ')[^1].Trim().Replace("/office", "", StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.Trim());
        using var response = await http.GetAsync("/api/v1/rounds", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("invite", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_into_the_served_folder_is_refused()
    {
        var archive = Path.Combine(serving.Scratch, "for-refusal.zip");
        await FundingProcess.RunAsync("backup", archive, "--data", serving.Data);
        var (code, _, error) = await FundingProcess.RunAsync("restore", archive, "--data", serving.Data, "--force");
        Assert.Equal(3, code);
        Assert.Contains($"{serving.ProcessId}", error, StringComparison.Ordinal);
    }
}
