namespace Funding.Pages.Tests.Office;

/// <summary>What the start page says to an administrator of what is missing before the first round.</summary>
public sealed class SetupTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>
{
    [Fact]
    public async Task The_list_says_what_is_missing_and_the_test_mail_is_done_once_it_was_taken()
    {
        await GrantAsync("first@setup.example", Role.Administrator);
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("first@setup.example", "/office");
        var start = await visitor.GetAsync("/office");
        Assert.True(start.Page.QuerySelector("main details")!.HasAttribute("open"));
        Assert.Contains("还没有试发过邮件", start.Main, StringComparison.Ordinal);
        Assert.Contains("第二位管理员现有1人，需要2人。", await TextAsync(visitor), StringComparison.Ordinal);
        Assert.NotNull(start.Page.QuerySelector("main details a[href='/office/people/invite']"));

        var before = (await visitor.MailsAsync("first@setup.example")).ToHashSet();
        Assert.Equal("/office", (await visitor.SubmitAsync(start, new Dictionary<string, string>(), "main details form")).Location);
        Assert.Equal("/office", await visitor.NewestLinkAsync("first@setup.example", before, "测试"));
        await host.Fresh().SettleAsync();
        var tried = await visitor.GetAsync("/office");
        Assert.Contains("测试邮件已送达", tried.Main, StringComparison.Ordinal);

        await GrantAsync("second@setup.example", Role.Administrator);
        Assert.Contains("第二位管理员已有2人。", await TextAsync(visitor), StringComparison.Ordinal);

        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(visitor)).LookAsync("setup-", "/office");
        Assert.Empty(tour.Problems);
    }

    [Fact]
    public async Task An_officer_reads_no_list_and_sends_no_test_mail()
    {
        await GrantAsync("officer@setup.example", Role.Officer);
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("officer@setup.example", "/office");
        var start = await visitor.GetAsync("/office");
        Assert.Null(start.Page.QuerySelector("main details"));

        var refused = await visitor.PostAsync(
            SetupLinks.TestMail, new Dictionary<string, string> { ["form-token"] = start.Token() });
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static async Task<string> TextAsync(Visitor visitor) =>
        string.Concat((await visitor.GetAsync("/office")).Main.Where(c => !char.IsWhiteSpace(c)));

    private Task GrantAsync(string email, Role role) =>
        host.Services.GetRequiredService<PeopleStore>().GrantAsync(email, new RoleGrant(role));
}
