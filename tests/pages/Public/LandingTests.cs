namespace Funding.Pages.Tests.Public;

/// <summary>Where people begin after signing in, of a round that is with its desks.</summary>
public sealed class LandingTests(StageHost host) : IClassFixture<StageHost>
{
    [Theory]
    [InlineData(null, "/apply")]
    [InlineData(Role.Recommender, "/recommend")]
    [InlineData(Role.Officer, "/office")]
    [InlineData(Role.Expert, "/review")]
    [InlineData(Role.Committee, "/approve")]
    [InlineData(Role.Administrator, "/office")]
    public async Task Every_role_lands_on_its_own_desk(Role? role, string desk)
    {
        using var visitor = new Visitor(host);
        var email = $"{role?.ToString() ?? "nobody"}@landing.example".ToLowerInvariant();
        await GrantAsync(email, role is { } given ? [new RoleGrant(given, given == Role.Recommender ? "lishui" : null)] : []);

        Assert.Equal("/start", (await visitor.SignInAsync(email)).Location);
        Assert.Equal(desk, (await visitor.GetAsync("/start")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(desk)).Status);
        Assert.Equal(
            "/start", (await visitor.GetAsync("/signin")).Page.QuerySelector("main .notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Several_roles_land_where_a_duty_waits_and_reach_the_others_from_the_head_of_the_page()
    {
        var round = await host.SharedAsync(AtDesksAsync);
        using var visitor = new Visitor(host);
        await GrantAsync(
            "both@landing.example", new RoleGrant(Role.Committee), new RoleGrant(Role.Officer),
            new RoleGrant(Role.Recommender, round.Desk));
        await visitor.SignInAsync("both@landing.example");

        var land = await visitor.GetAsync("/start");
        Assert.Equal("/recommend", land.Location);
        var head = (await visitor.GetAsync(land.Location!)).Page.QuerySelector("header nav")!;
        Assert.All((string[])["/apply", "/approve", "/office"], desk => Assert.NotNull(head.QuerySelector($"a[href='{desk}']")));

        using var idle = new Visitor(host);
        await GrantAsync(
            "idle@landing.example", new RoleGrant(Role.Committee), new RoleGrant(Role.Expert), new RoleGrant(Role.Recommender, "lishui"));
        await idle.SignInAsync("idle@landing.example");
        Assert.Equal("/approve", (await idle.GetAsync("/start")).Location);
    }

    [Fact]
    public async Task A_draft_while_its_call_is_open_waits_for_its_applicant()
    {
        await using var house = new StageHost();
        await house.InitializeAsync();
        var open = await house.LaunchedAsync();
        await open.AdvanceToAsync(ShanghaiTime.StartOf((await open.RoundAsync()).Opens).AddHours(10));
        var writer = Cast.ActorOf("writer@landing.example", Role.Applicant);
        await house.Services.GetRequiredService<PeopleStore>().GrantAsync(writer.Name, new RoleGrant(Role.Committee));
        using var visitor = new Visitor(house);
        await visitor.SignInAsync(writer.Name);
        Assert.Equal("/approve", (await visitor.GetAsync("/start")).Location);

        await open.Get<ApplicationCommands>().CreateAsync(
            writer, open.Id, new NewApplication(Cast.CodeOf(77), "未名职业技术学院", open.Programme.Subject.Kinds[1].Id, open.Desk));
        await open.SettleAsync();
        Assert.Equal("/apply", (await visitor.GetAsync("/start")).Location);
    }

    [Fact]
    public async Task A_sign_in_that_began_at_a_page_returns_there_and_nobody_is_led_to_sign_in_first()
    {
        using var visitor = new Visitor(host);
        Assert.Equal("/signin?return=%2Fstart", (await visitor.GetAsync("/start")).Location);
        Assert.Equal("/rounds", (await visitor.SignInAsync("returning@landing.example", "/rounds")).Location);
    }

    [Fact]
    public void Each_desk_of_the_navigation_is_where_its_roles_land()
    {
        var site = host.Services.GetRequiredService<SiteMap>();
        var landings = host.Services.GetRequiredService<Landings>();
        Assert.Equal(
            site.Navigation.Where(item => item.IsDesk).Select(item => $"{item.Url} {string.Join(',', item.Roles.Order())}").Order(),
            landings.All.Select(landing => $"{landing.Path} {string.Join(',', landing.Roles.Order())}").Order());
        Assert.Equal(Enum.GetValues<Role>(), landings.All.SelectMany(landing => landing.Roles).Distinct().Order());
        Assert.Equal(landings.All.Count, landings.All.Select(landing => landing.Rank).Distinct().Count());
    }

    private async Task GrantAsync(string email, params RoleGrant[] grants)
    {
        foreach (var grant in grants)
        {
            await host.Services.GetRequiredService<PeopleStore>().GrantAsync(email, grant);
        }
    }

    private static async Task<RoundPlayer> AtDesksAsync(StageHost host)
    {
        var round = await host.AppliedAsync();
        await round.LeaveAsync();
        await round.SettleAsync();
        return round;
    }
}
