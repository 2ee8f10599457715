namespace Funding.Pages.Tests.Apply;

/// <summary>An application without scripts, from the first page to the receipt and back.</summary>
public sealed class ApplicationJourneyTests(ApplyWorld world) : IClassFixture<ApplyWorld>
{
    [Fact]
    public async Task From_nothing_to_a_receipt_withdrawn_and_opened_again()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var code = world.FreshCode();
        await visitor.SignInAsync("journey@school.example");
        Assert.Contains("还没有申报", (await visitor.GetAsync("/apply")).Main);
        var address = await world.ApplyAsync(visitor, round, "journey@school.example", code);

        var fresh = await visitor.GetAsync(address);
        Assert.Empty(fresh.Page.QuerySelectorAll(".missing li"));
        Assert.NotEmpty(fresh.Page.QuerySelectorAll(".tasks li"));
        var all = (await visitor.GetAsync($"{address}/submit")).Page.QuerySelectorAll(".missing a");
        Assert.True(all.Length > 30);
        Assert.All(all, a => Assert.StartsWith(address, a.GetAttribute("href")));

        await ApplyWorld.FillAsync(visitor, address, code);
        var full = await visitor.GetAsync(address);
        Assert.Empty(full.Page.QuerySelectorAll(".missing li"));
        Assert.Contains(code, (await visitor.GetAsync($"{address}/print")).Main);

        var check = await visitor.GetAsync($"{address}/submit");
        var undeclared = await visitor.SubmitAsync(check, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undeclared.Status);
        Assert.NotNull(undeclared.Page.GetElementById("declared-error"));
        var submitted = await visitor.SubmitAsync(check, Declared);
        Assert.Equal($"{address}/submitted", submitted.Location);
        var receipt = await visitor.GetAsync(submitted.Location!);
        Assert.Matches("[0-9a-f]{64}", receipt.Main);
        Assert.Equal($"{address}/submit", (await visitor.GetAsync($"{address}/owners")).Location);

        var withdrawal = await visitor.GetAsync($"{address}/withdraw");
        var wrong = await visitor.SubmitAsync(withdrawal, new Dictionary<string, string> { ["confirmation"] = "0000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var withdrawn = await visitor.SubmitAsync(withdrawal, new Dictionary<string, string> { ["confirmation"] = $"{code}-1"[^4..] });
        Assert.Equal(address, withdrawn.Location);
        Assert.Contains("已撤回", (await visitor.GetAsync(address)).Main);

        var reopened = await visitor.SubmitAsync(await visitor.GetAsync($"{address}/reopen"), new Dictionary<string, string>());
        Assert.Equal(address, reopened.Location);
        Assert.Empty((await visitor.GetAsync(address)).Page.QuerySelectorAll(".missing li"));
    }

    [Fact]
    public async Task A_changed_answer_makes_the_sealed_scan_stale_until_a_new_one_is_there()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var code = world.FreshCode();
        var address = await world.ApplyAsync(visitor, round, "stale@school.example", code);
        await ApplyWorld.FillAsync(visitor, address, code);
        var printed = await visitor.GetAsync($"{address}/print");
        var before = printed.Page.QuerySelector("tfoot .code")!.TextContent;
        Assert.Contains("推荐单位", printed.Main, StringComparison.Ordinal);
        Assert.Contains(before, (await visitor.GetAsync($"{address}/documents")).Main, StringComparison.Ordinal);

        await ApplyWorld.SaveOwnersAsync(visitor, address, code, "60", "40");
        Assert.NotEqual(before, (await visitor.GetAsync($"{address}/print")).Page.QuerySelector("tfoot .code")!.TextContent);
        var check = await visitor.GetAsync($"{address}/submit");
        Assert.Null(check.Page.QuerySelector("main form"));
        var missing = check.Page.QuerySelectorAll(".missing li").Select(li => li.TextContent).ToList();
        Assert.Equal(2, missing.Count);
        Assert.Contains("须重新征求同意", missing[0], StringComparison.Ordinal);
        Assert.Contains(before, missing[1], StringComparison.Ordinal);

        var documents = await visitor.GetAsync($"{address}/documents");
        Assert.Contains("需重新盖章", documents.Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(documents, new Dictionary<string, string>(), "main .files form");
        await ApplyWorld.UploadAsync(visitor, address, "stamped-form", "new.pdf", ApplyWorld.Pdf());
        await ApplyWorld.ConsentAsync(visitor, address);
        Assert.Equal(
            $"{address}/submitted", (await visitor.SubmitAsync(await visitor.GetAsync($"{address}/submit"), Declared)).Location);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_kept_and_said_and_never_called_saved()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var address = await world.ApplyAsync(visitor, round, "unusable@school.example", world.FreshCode());
        var section = FieldsSettings.Of(ApplyWorld.Programme).First(s => s.Fields.Any(f => f.Type == FieldType.Number));
        var number = section.Fields.First(f => f.Type == FieldType.Number).Id;
        var page = await visitor.GetAsync($"{address}/form/{section.Id}");

        var refused = await visitor.SubmitAsync(page, new Dictionary<string, string> { [number] = "约三百", ["go"] = "next" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById($"{number}-error"));
        Assert.DoesNotContain("已保存", refused.Main, StringComparison.Ordinal);
        var again = await visitor.GetAsync($"{address}/form/{section.Id}");
        Assert.Equal("约三百", again.Page.GetElementById(number)!.GetAttribute("value"));
        var saved = await visitor.SubmitAsync(again, new Dictionary<string, string> { [number] = "", ["go"] = "next" });
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
    }

    private static Dictionary<string, string> Declared => new() { ["declared"] = "yes" };

    [Fact]
    public async Task Every_missing_item_is_shown_at_once_and_at_its_field()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var address = await world.ApplyAsync(visitor, round, "missing@school.example", world.FreshCode());

        var check = await visitor.GetAsync($"{address}/submit");
        Assert.Null(check.Page.QuerySelector("main form"));
        var section = FieldsSettings.Of(ApplyWorld.Programme)[0];
        var page = await visitor.GetAsync($"{address}/form/{section.Id}?check=1");

        Assert.Equal(section.Fields.Count(f => f.Required), page.Page.QuerySelectorAll(".field-wrong").Length);
        Assert.All(check.Page.QuerySelectorAll(".missing a"), a => Assert.Contains("?check=1#", a.GetAttribute("href")));
    }

    [Fact]
    public async Task Owners_come_and_go_without_scripts()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var code = world.FreshCode();
        var address = await world.ApplyAsync(visitor, round, "owners@school.example", code);
        Assert.Equal(2, (await visitor.GetAsync($"{address}/owners")).Page.QuerySelectorAll("fieldset.group").Length);
        await ApplyWorld.SaveOwnersAsync(visitor, address, code, "50", "25");

        var page = await visitor.GetAsync($"{address}/owners");
        var fields = page.Page.QuerySelectorAll("main input:not([type=checkbox], [type=radio]), main select").ToDictionary(
            e => e.GetAttribute("name")!,
            e => ((e as AngleSharp.Html.Dom.IHtmlSelectElement)?.Value ?? (e as AngleSharp.Html.Dom.IHtmlInputElement)?.Value)!);
        fields["go"] = "add";
        var added = await visitor.PostAsync($"{address}/owners", fields);
        Assert.Contains("rows=3#owners-2--name", added.Location);
        Assert.Equal(3, (await visitor.GetAsync(added.Location!)).Page.QuerySelectorAll("fieldset.group").Length);

        await ApplyWorld.SaveOwnersAsync(visitor, address, code, "50", "25");
        fields["draft-version"] = (await visitor.GetAsync($"{address}/owners")).Page.QuerySelector("[name=draft-version]")!.GetAttribute(
            "value")!;
        fields["go"] = "remove-0";
        await visitor.PostAsync($"{address}/owners", fields);
        var left = await visitor.GetAsync($"{address}/owners");
        Assert.Equal("之江智能装备股份有限公司", ((AngleSharp.Html.Dom.IHtmlInputElement)left.Page.QuerySelector("[name='owners[0].name']")!).Value);
    }

    [Fact]
    public async Task A_document_comes_down_as_it_went_up_and_goes_when_removed()
    {
        using var visitor = new Visitor(world);
        var round = await world.LaunchAsync();
        var address = await world.ApplyAsync(visitor, round, "documents@school.example", world.FreshCode());
        var content = ApplyWorld.Pdf(5000);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await ApplyWorld.UploadAsync(visitor, address, "cooperation-agreement", "合作 协议.pdf", content)).Status);

        var page = await visitor.GetAsync($"{address}/documents");
        var link = page.Page.QuerySelector(".files a")!.GetAttribute("href")!;
        var got = await visitor.Http.GetAsync(link);
        Assert.Equal(content, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());

        using var stranger = new Visitor(world);
        await stranger.SignInAsync("stranger@school.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);

        await visitor.SubmitAsync(page, new Dictionary<string, string>(), ".files form");
        Assert.Null((await visitor.GetAsync($"{address}/documents")).Page.QuerySelector(".files a"));
    }

    [Fact]
    public async Task A_colleague_who_was_added_finds_the_application()
    {
        using var visitor = new Visitor(world);
        using var colleague = new Visitor(world);
        var round = await world.LaunchAsync();
        var address = await world.ApplyAsync(visitor, round, "first@school.example", world.FreshCode());
        await colleague.SignInAsync("second@school.example");
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(address)).Status);

        var added = await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/colleagues"), new Dictionary<string, string> { ["email"] = "second@school.example" });
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(address)).Status);
        Assert.Contains("second@school.example", (await visitor.GetAsync($"{address}/colleagues")).Main);
        var data = await visitor.GetAsync("/apply/own-data");
        Assert.Contains("first@school.example", data.Text);
        Assert.DoesNotContain("second@school.example", data.Text);
    }
}
