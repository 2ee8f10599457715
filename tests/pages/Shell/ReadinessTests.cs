namespace Funding.Pages.Tests.Shell;

public sealed class ReadinessTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Keys_that_vanish_while_it_serves_make_it_unready_and_the_text_says_what_to_restore()
    {
        using var visitor = new Visitor(host);
        var keys = Path.Combine(host.Folder, "keys");
        Directory.Move(keys, keys + ".away");
        var without = await visitor.GetAsync("/health/ready");
        Directory.Move(keys + ".away", keys);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, without.Status);
        Assert.Contains("restore it from a backup", (string?)JsonNode.Parse(without.Text)!["parts"]!["keys"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task What_the_nightly_check_found_is_counted_for_everybody_and_named_for_the_office()
    {
        await host.Services.GetRequiredService<ITableStore>()
            .CommitAsync("round:torn", new UpsertRow("app:x", new Dictionary<string, string>()));
        await host.Services.GetRequiredService<ITableStore>()
            .CommitAsync("rounds", new UpsertRow("torn", new Dictionary<string, string> { ["v0"] = "{" }));
        await host.Services.GetRequiredService<IntegrityCheck>().RunAsync();
        await host.Services.GetRequiredService<PeopleStore>()
            .GrantAsync("integrity@funding.example", new RoleGrant(Role.Administrator), "钱管理");
        using var visitor = new Visitor(host);

        var ready = await visitor.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        var warning = (string?)JsonNode.Parse(ready.Text)!["warnings"]!["stored-data"];
        Assert.StartsWith("1 damaged or missing", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("torn", ready.Text, StringComparison.Ordinal);

        // The list of rounds is what is torn here: the office's start page itself cannot be shown, so its notice is read from the report.
        var report = await host.Services.GetRequiredService<LatestIntegrity>().ReadAsync();
        Assert.Equal([new(IntegrityFaultKind.Row, "rounds / torn")], report!.Faults);
        await host.Services.GetRequiredService<ITableStore>().CommitAsync("rounds", new DeleteRow("torn"));
        await visitor.SignInAsync("integrity@funding.example");
        Assert.Contains("rounds / torn", (await visitor.GetAsync("/office?lang=en")).Main, StringComparison.Ordinal);
        Assert.Contains("存储的数据有损坏或缺失", (await visitor.GetAsync("/office?lang=zh")).Main, StringComparison.Ordinal);
    }
}
