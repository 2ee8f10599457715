namespace Funding.Pages.Tests.Apply;

/// <summary>
/// A programme with two pages of questions around its documents, and no owners, is filled in and read in the order of its file.
/// </summary>
public sealed class PartOrderTests(PartOrderTests.Host host) : IClassFixture<PartOrderTests.Host>
{
    internal static readonly string Text = SmallGrants.WithParts(
        "{ part: fields, id: plan, title: { zh: 计划, en: Plan }, fields: [ "
            + "{ id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title } ] }",
        "{ part: documents, id: papers, slots: [ { id: proof, label: { zh: 证明, en: Proof }, required: true, types: [pdf], "
            + "maxBytes: 1048576, maxFiles: 1 } ] }",
        "{ part: fields, id: reach, title: { zh: 联系, en: Contact }, fields: [ "
            + "{ id: phone, label: { zh: 电话, en: Telephone }, type: phone } ] }");

    [Fact]
    public async Task Its_pages_follow_each_other_as_in_the_file_and_it_can_be_submitted()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, "order@school.example", "1233000047000020");

        var overview = await visitor.GetAsync(address);
        Assert.Equal(
            [$"{address}/form/plan", $"{address}/documents", $"{address}/form/reach"],
            overview.Page.QuerySelectorAll("ol.tasks > li > a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/owners")).Status);

        var plan = await visitor.GetAsync($"{address}/form/plan");
        Assert.Contains("第1页，共3页", plan.Main, StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(plan, new Dictionary<string, string> { ["name"] = "实训计划", ["go"] = "next" });
        Assert.Equal($"{address}/documents", saved.Location);

        await ApplyWorld.UploadAsync(visitor, address, "proof", "证明.pdf", SampleApplication.Pdf);
        var documents = await visitor.GetAsync($"{address}/documents");
        Assert.Contains("第2页，共3页", documents.Main, StringComparison.Ordinal);
        Assert.Equal("下一页", documents.Page.QuerySelector($"main a.button[href='{address}/form/reach']")?.TextContent);

        var reach = await visitor.GetAsync($"{address}/form/reach");
        saved = await visitor.SubmitAsync(reach, new Dictionary<string, string> { ["phone"] = "0571-88000000", ["go"] = "next" });
        Assert.Equal($"{address}/submit", saved.Location);

        string[] titles = ["计划", "申报材料", "联系"];
        Assert.Equal(titles, Heads(await visitor.GetAsync($"{address}/print"), ".paper section h2"));
        var check = await visitor.GetAsync($"{address}/submit");
        Assert.Equal(titles, Heads(check, "main section h2").Where(titles.Contains));
        var submitted = await visitor.SubmitAsync(check, new Dictionary<string, string> { ["declared"] = "yes" });
        Assert.Matches("[0-9a-f]{64}", (await visitor.GetAsync(submitted.Location!)).Main);
    }

    [Fact]
    public async Task Who_reads_it_reads_it_in_that_order_and_who_scores_without_the_page_of_contacts()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, "reader@school.example", "1233000047000030");
        var round = address.Split('/')[2];
        using var officer = new Visitor(host);
        await host.Services.GetRequiredService<PeopleStore>().GrantAsync("officer@funding.example", new RoleGrant(Role.Officer), "经办");
        await officer.SignInAsync("officer@funding.example");
        var page = await officer.GetAsync($"/office/rounds/{round}/applications/{address.Split('/')[3]}");
        string[] titles = ["计划", "申报材料", "联系"];
        Assert.Equal(titles, Heads(page, "main h2").Where(titles.Contains));

        using var file = new AddedProgramme(SmallGrants.Id, Text);
        Assert.Equal(["plan", "papers"], file.Programme.WithoutContacts().Parts.Select(p => p.Id));
    }

    [Fact]
    public async Task Its_own_page_lists_the_documents_and_nothing_of_owners()
    {
        using var visitor = new Visitor(host);
        var page = await visitor.GetAsync($"/programmes/{SmallGrants.Id}");
        Assert.Equal(["申报材料"], Heads(page, "main h2"));
    }

    private async Task<string> ApplyAsync(Visitor visitor, string email, string code)
    {
        var round = await host.LaunchAsync();
        await visitor.SignInAsync(email);
        var created = await visitor.SubmitAsync(await visitor.GetAsync($"/apply/{round.Id}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = CreditCode.Complete($"{code}1").Value,
            ["organisationName"] = "之江职业技术学院",
            ["applicantKind"] = "school",
            ["desk"] = "hangzhou",
        });
        return created.Location!;
    }

    private static IEnumerable<string> Heads(Answer page, string heads) => page.Page.QuerySelectorAll(heads).Select(h => h.TextContent);

    public sealed class Host() : SmallGrantsTests.Host(Text);
}
