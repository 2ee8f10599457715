namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

public sealed class PublicValueEntryTests
{
    private static readonly DateTimeOffset NextMorning = new(2026, 6, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Before_the_day_is_over_by_a_stranger_and_without_a_value_it_is_refused()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        Assert.Equal("public-value-too-early", await RefusedAsync(house, "member-a", "3271.5"));
        house.Clock.SetUtcNow(NextMorning);
        Assert.Equal("not-on-committee", await RefusedAsync(house, "member-of-another-round", "3271.5"));
        Assert.Equal("not-on-committee", await RefusedAsync(house, "deputy-a", "3271.5"));
        Assert.Equal("public-value-invalid", await RefusedAsync(house, "member-a", " , "));
        Assert.Equal(
            "role-not-allowed",
            (await Assert.ThrowsAsync<RefusedException>(
                () => Values(house).EnterAsync(ReviewHouse.Office, RoundId, "1", Stop))).Refusals[0].Code);
    }

    [Fact]
    public async Task Two_different_values_are_told_to_both_and_a_correction_agrees()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        await EnterAsync(house, "member-a", "3271.5");
        var unseen = await Values(house).ViewAsync(Member("member-b"), RoundId, Stop);
        Assert.Equal((1, 0, false), (unseen.Entered, unseen.Others.Count, unseen.Differ));
        var seen = await EnterAsync(house, "member-b", "3217.5");
        Assert.True(seen.Differ);
        Assert.Equal("3271.5", Assert.Single(seen.Others).Value);
        await house.DrainAsync();
        Assert.Equal(["member-a", "member-b"], house.Mails.Of(MailTemplates.PublicValueDiffers).Select(m => m.PersonId).Order());

        await EnterAsync(house, "member-b", "３,２７１.50 ");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw!.PublicValue);
        Assert.Equal("public-value-agreed", await RefusedAsync(house, "member-a", "9"));
        await EnterAsync(house, "member-a", "3271.5");
        await house.ActAsync(DrawStage.FixRosters);
        Assert.Equal(DrawStage.DrawPanels.Name, (await house.LookAsync()).Act);
    }

    [Fact]
    public async Task Entered_at_the_same_moment_the_two_still_find_each_other()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        house.Tables.BeforeCommit = () => EnterAsync(house, "member-b", "3271.5");
        await EnterAsync(house, "member-a", "3271.50");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw!.PublicValue);
    }

    [Fact]
    public async Task Deputies_are_called_one_more_each_day_and_may_enter_from_then_on()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        await house.ActAsync(DrawStage.FixRosters);
        Assert.Equal(DrawStage.RequestPublicValue.Name, (await house.LookAsync()).Act);
        await house.ActAsync(DrawStage.RequestPublicValue, (await house.RoundAsync()).Draw!.PublicValueDay);
        await house.ActAsync(DrawStage.RequestPublicValue, (await house.RoundAsync()).Draw!.PublicValueDay);
        await EnterAsync(house, "member-a", "3271.5");
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await house.ActAsync(DrawStage.RemindPublicValue, (await house.RoundAsync()).CloseOf(DrawStage.Kind));
        await house.ActAsync(DrawStage.AskDeputiesForPublicValue);
        await house.ActAsync(DrawStage.AskDeputiesForPublicValue);
        await house.DrainAsync();
        var asked = house.Mails.Of(MailTemplates.PublicValueRequest).CountBy(m => m.PersonId).ToDictionary();
        Assert.Equal((1, 3, 1), (asked["member-a"], asked["member-b"], asked["deputy-a"]));
        Assert.False(asked.ContainsKey("deputy-b"));
        Assert.Equal("not-on-committee", await RefusedAsync(house, "deputy-b", "3271.5"));
        await EnterAsync(house, "deputy-a", "3271.5");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw!.PublicValue);
    }

    [Fact]
    public async Task A_called_deputy_may_enter_after_the_draw_was_extended_and_the_next_call_goes_to_the_next_one()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        await house.Get<PeopleStore>().GrantAsync("second@edu.example", new RoleGrant(Role.Administrator), cancellation: Stop);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await house.ActAsync(DrawStage.AskDeputiesForPublicValue);
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(Administrator("office@edu.example"), RoundId, CollegeStages.Draw,
            new(2026, 6, 9), "委员出差，申请延期。", Stop);
        await changes.DecideAsync(Administrator("second@edu.example"), RoundId, proposal.Id, true, RoundId[^4..], Stop);

        await EnterAsync(house, "deputy-a", "3271.5");
        Assert.Equal("not-on-committee", await RefusedAsync(house, "deputy-b", "3271.5"));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 10, 9, 0, 0, TimeSpan.FromHours(8)));
        await house.ActAsync(DrawStage.AskDeputiesForPublicValue);
        await EnterAsync(house, "deputy-b", "3271.5");

        Assert.Equal("3271.5", (await house.RoundAsync()).Draw!.PublicValue);
    }

    [Theory]
    [InlineData("3271.5")]
    [InlineData("3271")]
    [InlineData("327.15")]
    [InlineData("32715.50")]
    [InlineData("-3271.50")]
    [InlineData("休市")]
    public async Task A_figure_that_no_close_of_the_index_can_be_is_refused_by_field_and_rule(string typed)
    {
        await using var house = await NamingTheIndexAsync();
        house.Clock.SetUtcNow(NextMorning);

        var refused = (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(house, "member-a", typed))).Refusals[0];

        Assert.Equal(("public-value-not-a-close", "value"), (refused.Code, refused.Field));
        Assert.Contains("两位小数", refused.Chinese, StringComparison.Ordinal);
        Assert.Contains("two decimals", refused.English, StringComparison.Ordinal);
        Assert.Equal(0, (await Values(house).ViewAsync(Member("member-a"), RoundId, Stop)).Entered);
        Assert.Equal("3271.5", (await EnterAsync(house, "member-a", "3,271.50")).Own!.Value);
    }

    [Fact]
    public async Task Another_value_is_taken_as_it_is_published_but_has_a_digit()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        Assert.Equal("public-value-without-digit", await RefusedAsync(house, "member-a", "休市"));
        Assert.Equal("双色球0307", (await EnterAsync(house, "member-a", "双色球 03 07")).Own!.Value);
    }

    [Theory]
    [InlineData("3271")]
    [InlineData("5")]
    [InlineData("99999.123")]
    [InlineData("-0.5")]
    [InlineData("03 07 12 18 22 31 + 09")]
    public async Task A_round_that_names_another_value_is_not_held_to_the_shape_of_a_close(string typed)
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);

        foreach (var name in new Bilingual[]
        {
            new("双色球开奖号码", "Double Colour Ball"), new("深证成份指数收盘点位（两位小数）", "SZSE Component Index, closing figure with two decimals"),
        })
        {
            await ReplaceAsync(house, r => r with { Draw = r.Draw! with { PublicValueName = name } });
            Assert.Equal(PublicValue.Normalise(typed), (await EnterAsync(house, "member-a", typed)).Own!.Value);
        }
    }

    [Theory]
    [InlineData(true, "zh", "2026年6月1日", "www.sse.com.cn", "代码000001")]
    [InlineData(true, "en", "1 June 2026", "www.sse.com.cn", "code 000001")]
    [InlineData(false, "zh", "2026年6月1日", "官方发布渠道", "上证综指收盘")]
    [InlineData(false, "en", "1 June 2026", "officially published", "SSE close")]
    public async Task The_mails_that_ask_for_the_value_say_of_which_day_and_where_to_find_it(
        bool index, string language, string day, string where, string what)
    {
        await using var house = index ? await NamingTheIndexAsync() : await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        await house.ActAsync(DrawStage.FixRosters);
        await house.ActAsync(DrawStage.RequestPublicValue, (await house.RoundAsync()).Draw!.PublicValueDay);
        await EnterAsync(house, "member-a", "3271.50");
        await EnterAsync(house, "member-b", "3217.50");
        await house.DrainAsync();

        foreach (var template in new[] { MailTemplates.PublicValueRequest, MailTemplates.PublicValueDiffers })
        {
            var mail = new MailRenderer(MailSamples.Options, new MailTemplateSet([])).Render(
                house.Mails.Of(template)[0], new MailRecipient("a@example.org", "李明", language), new Uri("https://a.example/"), null);
            Assert.All([day, where, what], text => Assert.Contains(text, mail.Text, StringComparison.Ordinal));
            Assert.Equal(index, mail.Text.Contains("sse.com.cn", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_named_day_that_turns_out_to_be_without_trading_is_asked_for_again_on_the_next_trading_day()
    {
        await using var house = await NamingTheIndexAsync();
        await ReplaceAsync(house, r => r with
        {
            Draw = r.Draw! with { PublicValueDay = new(2026, 5, 30) },
            Stages = r.Stages.With(CollegeStages.Draw, new(2026, 6, 2)),
        });
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 31, 9, 0, 0, TimeSpan.FromHours(8)));
        await house.ActAsync(DrawStage.FixRosters);
        await house.ActAsync(DrawStage.RequestPublicValue, (await house.RoundAsync()).Draw!.PublicValueDay);
        await EnterAsync(house, "member-a", "3271.50");

        await house.Get<RoundCalendars>().RecomputeAsync(RoundId, Stop);
        await house.Get<RoundCalendars>().RecomputeAsync(RoundId, Stop);

        var round = await house.RoundAsync();
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 3)), (round.Draw!.PublicValueDay, round.CloseOf(DrawStage.Kind)));
        Assert.Contains(DrawStage.FixRosters.Name, round.Done);
        Assert.Equal("public-value-too-early", await RefusedAsync(house, "member-a", "3271.50"));
        house.Clock.SetUtcNow(NextMorning);
        Assert.Equal(DrawStage.RequestPublicValue.Name, (await house.LookAsync()).Act);
        await house.ActAsync(DrawStage.RequestPublicValue, (await house.RoundAsync()).Draw!.PublicValueDay);
        // Once for the news of the moved day, once for its mails.
        await house.DrainAsync();
        await house.DrainAsync();
        Assert.Equal(2, house.Mails.Of(MailTemplates.PublicValueRequest).Count(m => m.PersonId == "member-a"));
        Assert.Single(house.Mails.Of(MailTemplates.DeadlineExtended), m => m.PersonId == Person.IdOf("office@edu.example"));
    }

    private static Actor Administrator(string email) =>
        new(Person.IdOf(email), email, new HashSet<Role> { Role.Administrator }, null, "session:test");

    private static async Task<ReviewHouse> NamingTheIndexAsync()
    {
        var house = await new ReviewHouse().AtDrawAsync(1, 1);
        await ReplaceAsync(house, r => r with { Draw = r.Draw! with { PublicValueName = ShanghaiComposite.Name } });
        return house;
    }

    private static async Task ReplaceAsync(ReviewHouse house, Func<Round, Round> change)
    {
        var stored = await house.Get<RoundStore>().GetAsync(RoundId, Stop);
        await house.SaveAsync(commit => commit.Replace(stored, change(stored.Value)));
    }

    private static PublicValueCommands Values(ReviewHouse house) => house.Get<PublicValueCommands>();

    private static Task<PublicValueView> EnterAsync(ReviewHouse house, string person, string value) =>
        Values(house).EnterAsync(Member(person), RoundId, value, Stop);

    private static async Task<string> RefusedAsync(ReviewHouse house, string person, string value) =>
        (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(house, person, value))).Refusals[0].Code;
}
