namespace Funding.Pages.Tests.Apply;

/// <summary>Some thousands of older registrations have a check character that does not fit: they come in on the applicant's word.</summary>
public sealed class CreditCodeTests(ApplyWorld world) : IClassFixture<ApplyWorld>
{
    // Registered before the standard; real.
    private const string Outside = "91350203M0001QKT19";

    [Fact]
    public async Task A_code_outside_the_check_is_refused_with_a_box_to_tick_and_taken_when_it_is_ticked()
    {
        var round = await world.LaunchAsync();
        using var visitor = new Visitor(world);
        await visitor.SignInAsync("outside@college.example");
        var page = await visitor.GetAsync($"/apply/{round.Id}/new");
        Assert.Null(page.Page.GetElementById("creditCodeConfirmed"));
        var typed = new Dictionary<string, string>
        {
            ["creditCode"] = Outside.ToLowerInvariant(),
            ["organisationName"] = "厦门某某职业学院",
            ["applicantKind"] = ApplyWorld.Programme.Subject.Kinds[1].Id,
            ["desk"] = "hangzhou",
        };

        var refused = await visitor.SubmitAsync(page, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById("creditCode-error"));
        Assert.False(refused.Page.GetElementById("creditCodeConfirmed")!.HasAttribute("checked"));

        typed["creditCodeConfirmed"] = "yes";
        var taken = await visitor.SubmitAsync(refused, typed);
        Assert.Equal($"/apply/{round.Id}/{Outside}-1", taken.Location);

        // Its own row among the owners has the confirmation along; another owner's code asks for its own.
        var owners = await visitor.GetAsync($"{taken.Location}/owners");
        Assert.True(owners.Page.GetElementById("owners-0--codeConfirmed")!.HasAttribute("checked"));
        var row = new Dictionary<string, string>
        {
            ["owners[0].name"] = "厦门某某职业学院",
            ["owners[0].creditCode"] = Outside,
            ["owners[0].kind"] = "school",
            ["owners[0].contributions"] = "management",
            ["owners[0].sharePercent"] = "100",
            ["go"] = "stay",
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(owners, row)).Status);
        var without = await visitor.GetAsync($"{taken.Location}/owners?check=1");
        Assert.Contains("校验位不符", without.Main, StringComparison.Ordinal);
        Assert.False(without.Page.GetElementById("owners-0--codeConfirmed")!.HasAttribute("checked"));
        row["owners[0].codeConfirmed"] = "yes";
        await visitor.SubmitAsync(without, row);
        Assert.DoesNotContain("校验位不符", (await visitor.GetAsync($"{taken.Location}/owners?check=1")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_sees_a_mark_and_the_record_says_that_it_was_confirmed()
    {
        var round = await world.LaunchAsync();
        const string email = "someone@college.example";
        var actor = new Actor(Person.IdOf(email), email, new HashSet<Role> { Role.Applicant }, null, "session:test");
        await world.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync(email);
        var commands = world.Services.GetRequiredService<ApplicationCommands>();
        const string code = "91350203M0001QKT27";
        var request = new NewApplication(code, "厦门另一职业学院", ApplyWorld.Programme.Subject.Kinds[1].Id, "hangzhou");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => commands.CreateAsync(actor, round.Id, request));
        Assert.Equal("credit-code-check-character", Assert.Single(refused.Refusals).Code);
        var created = await commands.CreateAsync(actor, round.Id, request with { CreditCodeConfirmed = true });
        Assert.Equal([code], created.CodesOutsideCheck());

        var rows = await world.Services.GetRequiredService<ITableStore>().QueryAsync($"round:{round.Id}", KeyRange.All);
        Assert.Contains(
            rows.Rows, r => string.Concat(r.Properties.Values) is var text && text.Contains("codeOutsideCheck", StringComparison.Ordinal)
            && text.Contains(created.Id, StringComparison.Ordinal));

        await world.Services.GetRequiredService<PeopleStore>()
            .GrantAsync("officer@funding.example", new RoleGrant(Role.Officer), "周审查");
        using var officer = new Visitor(world);
        await officer.SignInAsync("officer@funding.example");
        var page = await officer.GetAsync($"/office/rounds/{round.Id}/applications/{created.Id}");
        Assert.Contains($"请核对：{code}", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("330106199003074517")]
    [InlineData("94330100799655058B")]
    public async Task An_identity_number_and_an_unknown_kind_of_registration_stay_out(string code)
    {
        var round = await world.LaunchAsync();
        var actor = new Actor("someone", "someone@college.example", new HashSet<Role> { Role.Applicant }, null, "session:test");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.Services.GetRequiredService<ApplicationCommands>().CreateAsync(
            actor, round.Id,
                new NewApplication(code, "某某学院", ApplyWorld.Programme.Subject.Kinds[1].Id, "hangzhou", CreditCodeConfirmed: true)));
        Assert.Equal("creditCode", Assert.Single(refused.Refusals).Field);
    }
}
