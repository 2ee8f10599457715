namespace Funding.Pages.Tests.Api;

public sealed class RoundInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static object Body(
        int batch, string notice = "教职成〔2026〕12号", string programme = Samples.Programme, Dictionary<string, string>? closes = null) =>
        new { programme, year = 2026, batch, noticeNumber = notice, opens = closes is null ? null : "2026-03-02", closes };

    [Theory]
    [InlineData(7)]
    [InlineData(2_000)]
    public async Task An_unknown_programme_is_not_found_however_long_its_name(int characters)
    {
        Assert.Equal(
            ["programme-unknown programme"],
            (await RoundDriver.TryLaunchAsync(host, Body(1, programme: new string('n', characters)))).Must(HttpStatusCode.NotFound).Errors);
    }

    [Fact]
    public async Task Dates_out_of_order_are_refused_by_name()
    {
        var closes = new Dictionary<string, string>
        {
            ["call"] = "2026-04-10",
            ["recommend"] = "2026-04-01",
            ["check"] = "2026-05-15",
            ["draw"] = "2026-05-22",
            ["review"] = "2026-05-22",
            ["defence"] = "2026-05-29",
            ["countersign"] = "2026-06-05",
            ["approve"] = "2026-06-20"
        };
        var answer = (await RoundDriver.TryLaunchAsync(host, Body(1, closes: closes))).Must(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["dates-out-of-order closes.recommend", "dates-out-of-order closes.review"], answer.Errors);
    }

    [Fact]
    public async Task Of_two_who_launch_the_same_at_once_one_has_made_it_and_the_other_is_given_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RoundDriver.TryLaunchAsync(host, Body(22))));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Created], answers.Select(a => a.Status).Order());
        Assert.Single(answers.Select(a => (string?)a.Json["id"]).Distinct());
    }

    [Fact]
    public async Task The_same_id_is_the_same_round_and_with_other_settings_a_conflict()
    {
        var first = (await RoundDriver.TryLaunchAsync(host, Body(11))).Must(HttpStatusCode.Created);
        var second = (await RoundDriver.TryLaunchAsync(host, Body(11))).Must(HttpStatusCode.OK);
        var other = (await RoundDriver.TryLaunchAsync(host, Body(11, "教职成〔2026〕13号"))).Must(HttpStatusCode.Conflict);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal($"/api/v1/rounds/{Samples.Programme}-2026-11", first.Headers["Location"]);
        Assert.Equal("round-exists-other-settings", other.Code);
    }

    [Fact]
    public async Task Whoever_is_named_for_the_committee_and_is_no_member_is_named_back()
    {
        var named = new
        {
            programme = Samples.Programme,
            year = 2026,
            batch = 21,
            noticeNumber = "教职成〔2026〕12号",
            committee = new[]
        {
            "member1@committee.example", "stranger@x.example"
        },
            deputies = new[] { "nobody@x.example" }
        };
        var refused = (await RoundDriver.TryLaunchAsync(host, named)).Must(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["committee-not-a-member committee[1]", "committee-not-a-member deputies[0]"], refused.Errors);
        Assert.Contains("stranger@x.example", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("教职成\u202E〔2026〕", "text-direction-mark noticeNumber")]
    [InlineData("教职成\n〔2026〕", "text-control-character noticeNumber")]
    [InlineData(" ", "notice-number-required noticeNumber")]
    public async Task A_notice_number_that_would_not_show_as_it_is_is_refused(string notice, string error)
    {
        Assert.Equal([error], (await RoundDriver.TryLaunchAsync(host, Body(22, notice))).Must(HttpStatusCode.UnprocessableEntity).Errors);
    }

    [Fact]
    public async Task A_batch_that_was_cancelled_stays_what_it_was_and_the_next_launch_takes_the_next_one()
    {
        var settings = new { programme = Samples.Programme, year = 2031, noticeNumber = "教职成〔2031〕1号" };
        var first = (string)(await RoundDriver.TryLaunchAsync(host, settings)).Must(HttpStatusCode.Created).Json["id"]!;
        var running =
            (await RoundDriver.TryLaunchAsync(host, new { settings.programme, settings.year, noticeNumber = "教职成〔2031〕2号" })).Must(
                HttpStatusCode.Conflict);
        Assert.Equal("round-still-running", running.Code);

        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var proposal =
            (string)(await admin.PostAsync($"rounds/{first}/cancellations", new { reason = "申报要求有误，须重新发布通知。" })).Ok().Json["id"]!;
        (await (await host.AsAsync(Role.Administrator, "second@office.example")).PostAsync(
            $"rounds/{first}/proposals/{proposal}/decision", new { accept = true, confirmation = first[^4..] })).Ok();
        Assert.Equal(
            "round-exists-other-settings",
            (await RoundDriver.TryLaunchAsync(
                host,
                new { settings.programme, settings.year, batch = 1, noticeNumber = "教职成〔2031〕2号" })).Must(HttpStatusCode.Conflict).Code);

        Assert.Equal(
            $"{Samples.Programme}-2031-2",
            (string?)(await RoundDriver.TryLaunchAsync(host, settings)).Must(HttpStatusCode.Created).Json["id"]);
        Assert.Equal("cancelled", (string?)(await host.Anonymous().GetAsync($"rounds/{first}")).Ok().Json["standing"]);
    }

    [Fact]
    public async Task Two_launches_at_once_are_one_round()
    {
        var both = await Task.WhenAll(RoundDriver.TryLaunchAsync(host, Body(12)), RoundDriver.TryLaunchAsync(host, Body(12)));

        Assert.Equal(both[0].Ok().Text, both[1].Ok().Text);
    }

    [Fact]
    public async Task The_timeline_names_each_stage_with_its_day()
    {
        var round = await RoundDriver.LaunchAsync(host, 13);
        var stages = (await host.Anonymous().GetAsync($"rounds/{round.Id}/timeline")).Ok().Json["items"]!.AsArray();

        Assert.Equal("call 2026-03-31 current", $"{stages[0]!["stage"]} {stages[0]!["closes"]} {stages[0]!["status"]}");
        Assert.Equal("announce  coming", $"{stages[^1]!["stage"]} {stages[^1]!["closes"]} {stages[^1]!["status"]}");
    }

    [Fact]
    public async Task Extending_takes_a_second_administrator()
    {
        var round = await RoundDriver.LaunchAsync(host, 14);
        var first = await host.AsAsync(Role.Administrator, "admin@office.example");
        var second = await host.AsAsync(Role.Administrator, "second@office.example");
        var proposal = (string)(await first.PostAsync(
            $"rounds/{round.Id}/extensions", new { stage = "call", newDay = "2026-04-10", reason = "应多所院校请求延长。" })).Ok().Json["id"]!;
        var decision = new { accept = true, confirmation = round.Id[^4..] };

        var preview = (await first.GetAsync($"rounds/{round.Id}/extensions/preview?stage=call&newDay=2026-04-10")).Ok().Json;
        Assert.Equal("call 2026-03-31 2026-04-10",
            $"{preview["days"]![0]!["stage"]} {preview["days"]![0]!["old"]} {preview["days"]![0]!["new"]}");
        Assert.Contains(preview["days"]![0]!["daysOff"]!.AsArray(), run => (string?)run!["kind"] == "holiday");
        Assert.True((int)preview["persons"]! > 0);
        Assert.Equal("parameter-invalid", (await first.GetAsync($"rounds/{round.Id}/extensions/preview?stage=call&newDay=soon"))
            .Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("stage-over", (await first.GetAsync($"rounds/{round.Id}/extensions/preview?stage=notice&newDay=2026-04-10"))
            .Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal(preview.ToJsonString(), (await second.GetAsync($"rounds/{round.Id}/proposals/{proposal}")).Ok()
            .Json["effect"]!.ToJsonString());
        Assert.Equal(
            "second-administrator",
            (await first.PostAsync($"rounds/{round.Id}/proposals/{proposal}/decision", decision)).Must(HttpStatusCode.Forbidden).Code);
        Assert.Equal(
            "2026-04-10",
            (string?)(await second.PostAsync(
                $"rounds/{round.Id}/proposals/{proposal}/decision", decision)).Ok().Json["closes"]!["call"]);
        Assert.Equal(
            "proposal-decided",
            (await second.PostAsync($"rounds/{round.Id}/proposals/{proposal}/decision", decision)).Must(HttpStatusCode.Conflict).Code);
        var decided = (await first.GetAsync($"rounds/{round.Id}/proposals/{proposal}")).Ok().Json;
        Assert.Null(decided["effect"]);
        Assert.Equal("2026-04-10", (string?)decided["moved"]![0]!["new"]);
    }
}
