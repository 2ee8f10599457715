namespace Funding.Pages.Tests.Apply;

/// <summary>What applicants send that must not be taken, and what must not be lost over it.</summary>
public sealed class BadInputTests(ApplyWorld world) : IClassFixture<ApplyWorld>
{
    private const string Section = "overview";

    private async Task<(Visitor Visitor, Round Round, string Code, string Address)> BeginAsync(string who)
    {
        var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var code = world.FreshCode();
        return (visitor, round, code, await world.ApplyAsync(visitor, round, $"{who}@school.example", code));
    }

    [Fact]
    public async Task A_second_application_is_refused_with_a_link_to_the_first()
    {
        var (visitor, round, code, address) = await BeginAsync("second");
        var page = await visitor.GetAsync($"/apply/{round.Id}/new");
        var refused = await visitor.SubmitAsync(
            page,
            new Dictionary<string, string>
            {
                ["creditCode"] = code,
                ["organisationName"] = "之江职业技术学院",
                ["applicantKind"] = ApplyWorld.Programme.Subject.Kinds[1].Id,
                ["desk"] = "hangzhou"
            });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(refused.Page.QuerySelectorAll(".errors a"), a => a.GetAttribute("href") == address);
        Assert.Contains("之江职业技术学院", refused.Page.QuerySelector("#organisationName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_wrong_check_character_is_named_at_its_field_and_all_stays_typed()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        await visitor.SignInAsync("code@school.example");
        var code = world.FreshCode();
        var wrong = code[..17] + (code[17] == 'A' ? 'B' : 'A');
        var refused = await visitor.SubmitAsync(
            await visitor.GetAsync($"/apply/{round.Id}/new"),
            new Dictionary<string, string> { ["creditCode"] = wrong, ["organisationName"] = "某校", ["desk"] = "ningbo" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#creditCode-error"));
        Assert.NotNull(refused.Page.QuerySelector("#applicantKind-error"));
        Assert.Equal(wrong, refused.Page.QuerySelector("#creditCode")!.GetAttribute("value"));
        Assert.Equal("ningbo", refused.Page.QuerySelector("#desk option[selected]")!.GetAttribute("value"));
        Assert.Contains("\"ok\":false", (await visitor.GetAsync($"/apply/credit-code?code={wrong}")).Text);
        Assert.Contains("\"ok\":true", (await visitor.GetAsync($"/apply/credit-code?code={code}")).Text);
    }

    [Fact]
    public async Task Shares_of_99_99_percent_are_kept_and_keep_it_from_being_submitted()
    {
        var (visitor, _, code, address) = await BeginAsync("shares");
        await ApplyWorld.SaveOwnersAsync(visitor, address, code, "51", "48.99");
        var page = await visitor.GetAsync($"{address}/owners?check=1");

        Assert.Contains("99.99%", page.Main);
        Assert.Contains(page.Page.QuerySelectorAll(".errors a"), a => a.GetAttribute("href") == "#owners");
        await ApplyWorld.SaveOwnersAsync(visitor, address, code, "51.00", "49");
        Assert.All(
            (await visitor.GetAsync($"{address}/owners?check=1")).Page.QuerySelectorAll(".errors a"),
            a => Assert.Equal("#owners-1--consent", a.GetAttribute("href")));
    }

    [Fact]
    public async Task Html_in_an_answer_is_text_on_every_page()
    {
        var (visitor, _, _, address) = await BeginAsync("html");
        const string wicked = "</textarea><script>alert(1)</script>&amp;\"'";
        var page = await visitor.GetAsync($"{address}/form/{Section}");
        await visitor.SubmitAsync(page, new Dictionary<string, string> { ["college-name"] = wicked, [Section] = wicked });

        foreach (var path in new[] { address, $"{address}/form/{Section}", $"{address}/submit", $"{address}/print", "/apply" })
        {
            var shown = await visitor.GetAsync(path);
            Assert.DoesNotContain("<script>alert", shown.Text);
            Assert.Contains(
                wicked,
                shown.Page.Body!.TextContent + string.Concat(shown.Page.QuerySelectorAll("input").Select(i => i.GetAttribute("value"))));
        }
    }

    [Theory]
    [InlineData("学院\u202Egnp.exe")]
    [InlineData("学院\u0007")]
    public async Task Direction_marks_and_control_characters_are_refused_and_stay_typed(string bad)
    {
        var (visitor, _, _, address) = await BeginAsync($"marks{(int)bad[2]}");
        var page = await visitor.GetAsync($"{address}/form/{Section}");
        var refused = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["college-name"] = bad, [Section] = "仍在" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#college-name-error"));
        Assert.Contains("仍在", refused.Page.QuerySelector($"#{Section}")!.TextContent);
        Assert.DoesNotContain("仍在", (await visitor.GetAsync($"{address}/form/{Section}")).Main);
    }

    [Fact]
    public async Task An_answer_over_its_limit_is_kept_whole_and_named()
    {
        var (visitor, _, _, address) = await BeginAsync("long");
        var typed = new string('长', 2001);
        await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/form/{Section}"), new Dictionary<string, string> { [Section] = typed });
        var page = await visitor.GetAsync($"{address}/form/{Section}?check=1");

        Assert.Equal(typed, page.Page.QuerySelector($"#{Section}")!.TextContent.Trim());
        Assert.Contains("2001", page.Page.QuerySelector($"#{Section}-error")!.TextContent);
    }

    [Fact]
    public async Task Without_the_form_token_nothing_is_done_and_nothing_is_lost()
    {
        var (visitor, _, _, address) = await BeginAsync("token");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/form/{Section}")
        {
            Content = new FormUrlEncodedContent([new(
            "college-name", "没有令牌")])
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var refused = await Answer.OfAsync(await visitor.Http.SendAsync(request));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("没有令牌", refused.Main);
        Assert.DoesNotContain("没有令牌", (await visitor.GetAsync($"{address}/form/{Section}")).Text);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await visitor.Http.PostAsync($"{address}/uploads", new StringContent("{}", null, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task Two_submits_at_once_are_one_submission()
    {
        var (visitor, _, code, address) = await BeginAsync("twice");
        await ApplyWorld.FillAsync(visitor, address, code);
        var page = await visitor.GetAsync($"{address}/submit");
        var declared = new Dictionary<string, string> { ["declared"] = "yes" };
        var both = await Task.WhenAll(visitor.SubmitAsync(page, declared), visitor.SubmitAsync(page, declared));

        Assert.All(both, answer => Assert.Equal($"{address}/submitted", answer.Location));
    }

    [Fact]
    public async Task Another_windows_text_is_not_overwritten_unseen()
    {
        var (visitor, _, _, address) = await BeginAsync("windows");
        var first = await visitor.GetAsync($"{address}/form/{Section}");
        var second = await visitor.GetAsync($"{address}/form/{Section}");
        await visitor.SubmitAsync(first, new Dictionary<string, string> { ["college-name"] = "先保存的" });
        var refused = await visitor.SubmitAsync(second, new Dictionary<string, string> { ["college-name"] = "后保存的" });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("先保存的", refused.Main);
        Assert.Equal("后保存的", refused.Page.QuerySelector("#college-name")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await visitor.SubmitAsync(refused, new Dictionary<string, string> { ["college-name"] = "后保存的" })).Status);
    }

    [Theory]
    [InlineData("notes.exe", "MZ")]
    [InlineData("agreement.pdf", "")]
    [InlineData("agreement.pdf", "<!doctype html><html></html>")]
    public async Task A_file_that_is_not_what_it_says_is_refused_at_its_slot(string name, string content)
    {
        var (visitor, _, _, address) = await BeginAsync($"file{name.Length}{content.Length}");
        var refused = await ApplyWorld.UploadAsync(
            visitor, address, "cooperation-agreement", name, System.Text.Encoding.UTF8.GetBytes(content));

        Assert.True((int)refused.Status is 415 or 422, refused.Status.ToString());
        Assert.NotNull(refused.Page.QuerySelector("#documents-cooperation-agreement-error"));
    }
}

/// <summary>The close, on a clock of its own.</summary>
public sealed class ClosingTests(ApplyWorld world) : IClassFixture<ApplyWorld>
{
    [Fact]
    public async Task The_last_second_counts_and_the_next_is_late_and_keeps_the_draft()
    {
        using var early = new Visitor(world);
        using var late = new Visitor(world);
        var round = await world.LaunchAsync();
        var (one, two) = (world.FreshCode(), world.FreshCode());
        var first = await world.ApplyAsync(early, round, "early@school.example", one);
        var second = await world.ApplyAsync(late, round, "late@school.example", two);
        await ApplyWorld.FillAsync(early, first, one);
        await ApplyWorld.FillAsync(late, second, two);
        var (ready, tooLate, form) = (await early.GetAsync($"{first}/submit"), await late.GetAsync($"{second}/submit"), await late.GetAsync(
            $"{second}/form/overview"));

        var declared = new Dictionary<string, string> { ["declared"] = "yes" };
        world.MoveToCloseOf(round.CloseOf(CallStage.Kind), -1);
        Assert.Equal($"{first}/submitted", (await early.SubmitAsync(ready, declared)).Location);
        world.MoveToCloseOf(round.CloseOf(CallStage.Kind));
        var refused = await late.SubmitAsync(tooLate, declared);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("已截止", refused.Main);
        Assert.Contains("仍为您保留", refused.Main);

        var typed = await late.SubmitAsync(form, new Dictionary<string, string> { ["college-name"] = "迟了一秒" });
        Assert.Equal(HttpStatusCode.Conflict, typed.Status);
        Assert.Equal("迟了一秒", typed.Page.QuerySelector("#college-name")!.GetAttribute("value"));
        Assert.Contains(two, (await late.GetAsync($"{second}/submit")).Main);
    }
}
