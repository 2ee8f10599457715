namespace Funding.Workflows.Tests.Launches;

/// <summary>What is found before a launch, with the people there are; and that nothing passes in silence.</summary>
public sealed class LaunchReviewTests
{
    private static readonly LaunchRequest Request = new()
    {
        ProgrammeId = ShippedCatalogue.Colleges.Id,
        Year = 2026,
        NoticeNumber = "教申〔2026〕8号",
        Opens = new(2026, 3, 2),
        Committee = [.. Cast.Committee.Select(c => c.Name)],
        Deputies = [],
    };

    private static Dictionary<string, string> Places(string typed) => new() { ["places"] = typed };

    [Fact]
    public async Task Desks_without_a_person_a_missing_officer_and_deputy_and_unknown_experts_are_found_and_nothing_is_written()
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice);
        await house.Get<PeopleStore>().GrantAsync("hz@city.example", new RoleGrant(Role.Recommender, "hangzhou"));

        var review = await house.Get<LaunchQueries>().ReviewAsync(Cast.Administrator, Request);

        Assert.Superset(
            new HashSet<string> { "one-administrator", "desks-without-person", "no-officer", "experts-unknown", "no-deputies" },
            review.Findings.Select(f => f.Rule).ToHashSet());
        Assert.DoesNotContain(review.Findings, f => f.Stops);
        var desks = review.Findings.Single(f => f.Rule == "desks-without-person");
        Assert.Contains("宁波", desks.Text.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("杭州", desks.Text.Zh, StringComparison.Ordinal);
        Assert.NotNull(desks.Path);
        Assert.Null(await house.Get<RoundStore>().FindAsync(review.Plan!.Id));
    }

    [Fact]
    public async Task A_staffed_programme_has_only_its_experts_to_look_at()
    {
        await using var house = await HouseAsync(
            Cast.Administrator, Cast.SecondAdministrator, Cast.Officer, Cast.Chair, Cast.Vice, Cast.Deputy);
        foreach (var desk in QuotaSettings.DesksOf(ShippedCatalogue.Colleges))
        {
            await house.Get<PeopleStore>().GrantAsync($"{desk.Desk}@city.example", new RoleGrant(Role.Recommender, desk.Desk));
        }

        var review = await house.Get<LaunchQueries>().ReviewAsync(
            Cast.Administrator, Request with { Deputies = [Cast.Deputy.Name] });

        Assert.Equal(["experts-unknown"], review.Findings.Select(f => f.Rule).Except(["day-off"]));
    }

    [Fact]
    public async Task The_pool_of_the_programmes_last_round_tells_who_is_too_few()
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice);
        var earlier = await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Request with { Year = 2025 });
        using var list = new MemoryStream(Encoding.UTF8.GetBytes(
            "姓名,邮箱,单位,方\n王一,wang@experts.example,省级机关,政府\n李二,li@experts.example,某协会,行业\n"));
        await house.Get<ExpertImport>().ImportAsync(Cast.Administrator, earlier.Id, list);

        var review = await house.Get<LaunchQueries>().ReviewAsync(Cast.Administrator, Request);

        var few = review.Findings.Single(f => f.Rule == "experts-too-few");
        Assert.Contains("企业方需1人，现有0人、学校方需2人，现有0人", few.Text.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("行业方", few.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stops_a_launch_is_found_with_its_field()
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice);

        var review = await house.Get<LaunchQueries>().ReviewAsync(
            Cast.Administrator, Request with { NoticeNumber = " ", Answers = Places("0") });

        Assert.Null(review.Plan);
        Assert.All(review.Findings, f => Assert.True(f.Stops));
        Assert.Equal(["answers.places", "noticeNumber"], review.Findings.Select(f => f.Field));
    }

    [Theory]
    [InlineData("places", "10001", "places-out-of-range")]
    [InlineData("places", "七", "places-out-of-range")]
    [InlineData("places", "-3", "places-out-of-range")]
    [InlineData("publicValue.zh", "上证\u202e指数", "text-direction-mark")]
    [InlineData("tranches", "2", "launch-answer-not-asked")]
    public async Task An_answer_that_is_no_answer_or_to_no_question_is_refused_at_its_field(string name, string typed, string rule)
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator, Request with { Answers = new Dictionary<string, string> { [name] = typed } }));

        Assert.Equal([(rule, $"answers.{name}")], refused.Refusals.Select(r => (r.Code, r.Field)));
    }

    [Fact]
    public async Task The_committee_is_exactly_as_asked_or_refused_by_name()
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice, Cast.Deputy);
        var launches = house.Get<LaunchCommands>();
        var three = await RefusedAsync(Request with { Committee = [Cast.Chair.Name, Cast.Vice.Name, Cast.Deputy.Name] });
        var nobody = await RefusedAsync(Request with { Committee = [] });
        var both = await RefusedAsync(Request with { Deputies = [Cast.Vice.Name] });

        Assert.Equal(["committee-of-another-size"], three);
        Assert.Contains("committee-of-another-size", nobody);
        Assert.Equal(["committee-member-and-deputy"], both);
        Assert.Empty((await launches.PlanAsync(Cast.Administrator, Request)).Deputies);
        Assert.Equal(
            [Cast.Deputy.PersonId],
            (await launches.PlanAsync(Cast.Administrator, Request with { Deputies = [Cast.Deputy.Name] })).Deputies);
        Assert.Equal([Cast.Deputy.PersonId], (await launches.PlanAsync(Cast.Administrator, Request with { Deputies = null })).Deputies);

        async Task<IReadOnlyList<string>> RefusedAsync(LaunchRequest request) =>
        [
            .. (await Assert.ThrowsAsync<RefusedException>(() => launches.PlanAsync(Cast.Administrator, request)))
                .Refusals.Select(r => r.Code),
        ];
    }

    [Fact]
    public async Task The_preview_is_the_round_that_would_be_launched_and_nothing_is_kept()
    {
        await using var house = await HouseAsync(Cast.Administrator, Cast.Chair, Cast.Vice);

        var shown = await house.Get<LaunchCommands>().PreviewAsync(Cast.Administrator, Request with { Answers = Places("7") });

        Assert.Null(await house.Get<RoundStore>().FindAsync(shown.Round.Id));
        var launched = await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Request with { Answers = Places("7") });
        Assert.Equal(
            (launched.Id, launched.Name, launched.NoticeNumber, launched.Opens, launched.Draw!.PublicValueDay),
            (shown.Round.Id, shown.Round.Name, shown.Round.NoticeNumber, shown.Round.Opens, shown.Round.Draw!.PublicValueDay));
        Assert.Equal(launched.Stages.Select(s => (s.Id, s.Closes)), shown.Round.Stages.Select(s => (s.Id, s.Closes)));
        Assert.Equal(7, RankingSettings.Of(shown.Snapshot).Selection.Places);
    }

    private static async Task<RoundHouse> HouseAsync(params Actor[] people)
    {
        var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        foreach (var person in people)
        {
            await house.Get<PeopleStore>().GrantAsync(
                person.Name, new RoleGrant(person.Roles.First(r => r != Role.Applicant)), person.Name);
        }

        return house;
    }
}
