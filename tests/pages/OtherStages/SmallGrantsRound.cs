namespace Funding.Pages.Tests.OtherStages;

/// <summary>
/// A round without quota, draw, panel and ranking, as its persons play it: they sign in or come by the links of their mails, and read and
/// send pages; the clock moves from one durable timer to the next.
/// </summary>
internal sealed class SmallGrantsRound(SmallGrantsTests.Host host)
{
    public string Id { get; private set; } = "";

    public static string ApplicantOf(int number) => $"applicant{number}@school.example";

    public static string ApplicationOf(int number) => $"{CreditCode.Complete($"12330000{470000100 + number:D9}").Value}-1";

    public async Task<Round> RoundAsync() => (await host.Services.GetRequiredService<RoundStore>().GetAsync(Id)).Value;

    public async Task<string> StageAsync() => (await RoundAsync()).Stage.Id;

    /// <summary>By the administrator's pages; what the round has not is asked nowhere.</summary>
    public async Task LaunchAsync()
    {
        foreach (var (email, role) in new[]
        {
            (Cast.Administrator.Name, Role.Administrator), (Cast.Officer.Name, Role.Officer), (Cast.SecondOfficer.Name, Role.Officer),
            (Cast.Chair.Name, Role.Committee), (Cast.Vice.Name, Role.Committee),
        })
            await host.Services.GetRequiredService<PeopleStore>().GrantAsync(email, new RoleGrant(role), email.Split('@')[0]);
        using var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        var address = $"/office/launch?programme={SmallGrants.Id}&opens=2026-03-02";
        var page = await administrator.GetAsync(address);
        Assert.Equal(
            ["closes.call", "closes.check", "closes.approve"],
            page.Page.QuerySelectorAll("main input[name^='closes.']").Select(i => i.GetAttribute("name")));
        Assert.Empty(page.Page.QuerySelectorAll("main input[name^='answers.']"));
        var check = await LaunchTests.FollowAsync(administrator, address, LaunchTests.With(
            LaunchTests.Fields(page), ("year", "2026"), ("noticeNumber", "教小〔2026〕1号"), ("next", "check")));
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.DoesNotContain("公开数值", check.Main, StringComparison.Ordinal);
        Id = Round.IdOf(SmallGrants.Id, 2026, 1);
        var launched = await administrator.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = Id[^4..] });
        Assert.Equal($"/office/rounds/{Id}", launched.Location);
        var office = await administrator.GetAsync(launched.Location!);
        Assert.Equal(HttpStatusCode.OK, office.Status);
        Assert.Empty(office.Page.QuerySelectorAll("nav.tabs a[href$='/draw'], nav.tabs a[href$='/experts'], nav.tabs a[href$='/review']"));
        await SettleAsync();
    }

    /// <summary>Two applications of a desk that has a person, from the launch to both awards.</summary>
    /// <param name="past">A day on or after the announcement, at whose end it stops.</param>
    public async Task AnnounceTwoAsync(DateOnly past)
    {
        await LaunchAsync();
        await host.Services.GetRequiredService<PeopleStore>().GrantAsync(
            "desk@city.example", new RoleGrant(Role.Recommender, "hangzhou"), "郑推荐");
        await SubmitAsync(1);
        await SubmitAsync(2);
        await CallClosedAsync();
        await DecideAsync(1, eligible: true);
        await DecideAsync(2, eligible: true);
        await ApproveAsync(Cast.Chair.Name);
        await ApproveAsync(Cast.Vice.Name);
        await PastAsync(past);
    }

    public async Task SubmitAsync(int number)
    {
        using var applicant = new Visitor(host);
        var address = await FillInAsync(applicant, Id, number);
        var submitted = await applicant.SubmitAsync(
            await applicant.GetAsync($"{address}/submit"), new Dictionary<string, string> { ["declared"] = "yes" });
        Assert.Equal(HttpStatusCode.SeeOther, submitted.Status);
        await SettleAsync();
    }

    /// <summary>The applicant signs in and fills in all that is asked for.</summary>
    /// <returns>The application's address.</returns>
    public static async Task<string> FillInAsync(Visitor applicant, string round, int number)
    {
        await applicant.SignInAsync(ApplicantOf(number));
        var created = await applicant.SubmitAsync(await applicant.GetAsync($"/apply/{round}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = ApplicationOf(number)[..18],
            ["organisationName"] = $"第{number}职业技术学院",
            ["applicantKind"] = "school",
            ["desk"] = "hangzhou",
        });
        var address = created.Location!;
        await applicant.SubmitAsync(
            await applicant.GetAsync($"{address}/form/plan"),
            new Dictionary<string, string> { ["name"] = $"实训计划{number}", ["go"] = "next" });
        return address;
    }

    public async Task CallClosedAsync()
    {
        await PastAsync((await RoundAsync()).CloseOf(CallStage.Kind));
        Assert.Equal("check", await StageAsync());
    }

    /// <summary>The officer comes by the mail's link, finds what waits and decides on it.</summary>
    public async Task DecideAsync(int number, bool eligible)
    {
        using var officer = await EnterAsync(Cast.Officer.Name);
        var waiting = await officer.GetAsync($"/office/rounds/{Id}/applications?state=Submitted");
        var address = $"/office/rounds/{Id}/applications/{ApplicationOf(number)}";
        Assert.NotNull(waiting.Page.QuerySelector($"main a[href='{address}']"));
        var decided = await officer.SubmitAsync(
            await officer.GetAsync(address),
            new Dictionary<string, string>
            {
                ["decision"] = eligible ? "eligible" : "ineligible",
                ["reason"] = eligible ? "材料齐全，符合条件。" : "所报内容不属于资助范围。",
            },
            "main form[action$='/decision']");
        Assert.Equal($"/office/rounds/{Id}/applications?state=Submitted", decided.Location);
        await SettleAsync();
    }

    /// <summary>A member by the mail's link, and the page of the vote.</summary>
    public async Task<(Visitor Member, Answer Page)> AtVoteAsync(string email)
    {
        var member = await EnterAsync(email, "拟入选名单");
        return (member, await member.GetAsync($"/approve/{Id}"));
    }

    public async Task ApproveAsync(string email)
    {
        var (member, page) = await AtVoteAsync(email);
        using (member)
        {
            var hash = (await RoundAsync()).RankingHash!;
            Assert.Contains(hash, page.Main, StringComparison.Ordinal);
            var voted = await member.SubmitAsync(
                page, new Dictionary<string, string> { ["confirmation"] = hash[^4..] }, "#vote form[action$='/approve']");
            Assert.Equal(HttpStatusCode.SeeOther, voted.Status);
        }

        await SettleAsync();
    }

    /// <summary>By the link of the newest mail to the person.</summary>
    /// <param name="subject">Part of the mail's subject; null for whatever it is about.</param>
    public async Task<Visitor> EnterAsync(string email, string? subject = null)
    {
        var visitor = new Visitor(host);
        var entered = await visitor.EnterAsync(email, subject);
        Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
        return visitor;
    }

    /// <summary>To the morning after a day.</summary>
    public Task PastAsync(DateOnly day) => host.Time.AdvanceToAsync(ShanghaiTime.CloseOf(day) + TimeSpan.FromHours(9));

    public Task SettleAsync() => host.Time.SettleAsync();
}
