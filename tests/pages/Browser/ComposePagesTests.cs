using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>An administrator composes a programme from nothing, another releases it, and a round of it is launched.</summary>
public sealed class ComposePagesTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);
    private string draft = "";

    private IPage Page => tour.Page;

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_new_programme_is_composed_released_by_another_administrator_and_launched()
    {
        var round = await host.StaffedAsync();
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        await tour.AsAsync(first);
        await BeginAsync();
        await FormAsync();
        await RuleAsync();
        await StagesAsync();
        await tour.LookAsync(
            "composed-", "/office/compose", draft, $"{draft}/setting", $"{draft}/setting?at=parts[0].fields[1]",
            $"{draft}/setting?at=stages[1]", $"{draft}/setting?at=awards.award", $"{draft}/text", $"{draft}/text?at=stages[1]",
            $"{draft}/rule?at=stages[1].rules[0].expression", $"{draft}/compare", $"{draft}/notice", $"{draft}/letter", $"{draft}/form",
            $"{draft}/release");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(draft)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{draft}/mails")).Status);
        await MailsAsync();
        await ProposeAsync();

        await tour.AsAsync(second);
        await tour.LookAsync("proposed-", draft, $"{draft}/release");
        await GoAsync($"{draft}/release");
        await Page.FillAsync("#confirmation", "ants");
        await Page.ClickAsync("form[action$='/release'] button");
        await tour.HereAsync("released");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("已发布为第1版");

        await tour.AsAsync(first);
        await tour.LookAsync("released-", draft, "/office/compose", "/programmes/lecture-grants");
        await GoAsync("/office/launch?programme=lecture-grants");
        await Page.FillAsync("#noticeNumber", "浙教办函〔2026〕61号");
        await Page.ClickAsync("button[value=check]");
        await Page.FillAsync("#confirmation", "26-1");
        await Page.ClickAsync("main form button");
        await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync("技能大师讲堂");
        var launched = await host.Services.GetRequiredService<RoundStore>().GetProgrammeAsync("lecture-grants-2026-1");
        Assert.Equal(45, launched.StageSettings<CallSettings>(CallStage.Kind).Days);
        Assert.Empty(tour.Problems);
    }

    private async Task BeginAsync()
    {
        await GoAsync("/office/compose");
        await Page.FillAsync("#id", "lecture-grants");
        await Page.FillAsync("#zh", "技能大师讲堂");
        await Page.FillAsync("#en", "Skill-master lectures (技能大师讲堂)");
        await Page.ClickAsync("form:has(#zh) button");
        draft = new Uri(Page.Url).AbsolutePath;
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("没有错误");
    }

    /// <summary>A question more, which lacks what it needs until it is filled in.</summary>
    private async Task FormAsync()
    {
        await GoAsync($"{draft}/setting?at=parts[0]");
        await Page.ClickAsync("#fields summary");
        await Page.FillAsync("#add-fields-id", "lectures");
        await Page.ClickAsync("#fields details button");
        await tour.HereAsync("field-with-faults");
        await Assertions.Expect(Page.Locator("#type-error")).ToContainTextAsync("缺少");
        await Page.FillAsync("#label-zh", "上一学年讲课课时");
        await Page.FillAsync("#label-en", "Lessons last year");
        await Page.SelectOptionAsync("#type", "number");
        await Page.FillAsync("#max", "many");
        await SaveAsync();
        await Assertions.Expect(Page.Locator("#max-error")).ToContainTextAsync("'many'不是数字");
        Assert.Equal("many", await Page.InputValueAsync("#max"));
        await Page.FillAsync("#max", "2000");
        await SaveAsync();
        Assert.Equal(0, await Page.Locator(".wrong").CountAsync());
    }

    /// <summary>A rule of the words, with its sentence beside it.</summary>
    private async Task RuleAsync()
    {
        await GoAsync($"{draft}/setting?at=stages[1]");
        await Page.ClickAsync("#rules summary");
        await Page.FillAsync("#add-rules-id", "lessons");
        await Page.ClickAsync("#rules details button");
        await Page.FillAsync("#citation", "四（五）");
        await Page.FillAsync("#message-zh", "上一学年讲课不少于16课时。");
        await Page.FillAsync("#message-en", "At least 16 lessons last year.");
        await SaveAsync();
        await GoAsync($"{draft}/rule?at=stages[1].rules[0].expression");
        await Page.SelectOptionAsync("#word", "Number(\"lectures\")");
        await Page.FillAsync("#value", "16");
        await Page.ClickAsync("button[value=add]");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("“上一学年讲课课时”不少于16");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("“Lessons last year” is at least 16");
    }

    private async Task StagesAsync()
    {
        await GoAsync($"{draft}/setting?at=stages[0]");
        await Page.FillAsync("#days", "45");
        await SaveAsync();
        await GoAsync(draft);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("没有错误");
    }

    /// <summary>A round of the draft is played for its mails, which are read as they would go out.</summary>
    private async Task MailsAsync()
    {
        await GoAsync($"{draft}/mails");
        await Page.ClickAsync("form[action$='/mails'] button");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("已生成");
        await tour.LookAsync("previewed-", $"{draft}/mails", $"{draft}/mails/0");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("技能大师讲堂");
    }

    private async Task ProposeAsync()
    {
        await GoAsync(draft);
        await Page.ClickAsync("form[action$='/propose'] button");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("待发布");
    }

    private Task SaveAsync() => Page.ClickAsync("form[action*='/setting'] button");

    private Task GoAsync(string path) =>
        Page.GotoAsync($"{host.Address}{path[1..]}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=zh");
}
