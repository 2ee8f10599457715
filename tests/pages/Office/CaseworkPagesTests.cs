using System.IO.Compression;

namespace Funding.Pages.Tests.Office;

/// <summary>What officers have beside the decision: the dishonesty list, comments, tags, saved views, a bundle and the paper.</summary>
public sealed class CaseworkPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Said = "出资比例与章程不一致，请核对。";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Officers_work_on_a_list_of_applications_together_and_nobody_else_reads_it()
    {
        var round = host.Fresh(applications: 3);
        round.Attached = slot => ($"{slot.Label.Zh}.pdf", SampleApplication.PdfWith(""));
        await round.ToAsync(CollegeStages.Eligibility);
        await round.SettleAsync();
        var (list, id) = ($"/office/rounds/{round.Id}/applications", Cast.ApplicationId(1));
        var office = $"{list}/{id}";
        using var administrator = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        using var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk, round.Id);
        using var second = await host.EnterAsync(Cast.SecondOfficer.Name, LinkPurpose.OfficerDesk, round.Id);

        // The dishonesty list.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TakeOverAsync(administrator, "11010519491231002X")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await TakeOverAsync(officer, Cast.CodeOf(1))).Status);
        Assert.Equal("/office/credit", (await TakeOverAsync(administrator, Cast.CodeOf(1))).Location);
        await TakeOverAsync(administrator, Cast.CodeOf(1));
        Assert.Contains("（2025）浙01执100号", (await officer.GetAsync(office)).Main, StringComparison.Ordinal);
        Assert.Equal(office, (await SubmitAsync(officer, office, $"{office}/credit",
            ("credit-outcome", "Restored"), ("credit-text", "经核对信用中国，已完成信用修复。"))).Location);

        // A comment that mentions a colleague.
        var name = await round.Get<PeopleStore>().ShownAsAsync(Cast.SecondOfficer.PersonId);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await SubmitAsync(officer, office, $"{office}/comments", ("officer-comment", "@查无此人 请看"))).Status);
        Assert.Equal(office, (await SubmitAsync(officer, office, $"{office}/comments", ("officer-comment", $"@{name} {Said}"))).Location);
        Assert.Contains(Said, (await second.GetAsync(office)).Main, StringComparison.Ordinal);
        Assert.Equal(office, (await SubmitAsync(officer, office, $"{office}/advice",
            ("advice", "ApproveOnConditions"), ("advice-reason", "材料齐全，基础扎实。"), ("advice-conditions", "30 日内补交评估备案。"))).Location);

        // Tags of many, and a view.
        var marks = $"/office/rounds/{round.Id}/marks";
        await SubmitAsync(officer, marks, $"{marks}/tags", ("tag-name", "On site"), ("tag-tone", "Notice"));
        var tagged = await PostAsync(officer, list, $"/office/rounds/{round.Id}/tagging/add?q=xy",
            ("tag-id", "01"), ("application", id), ("application", Cast.ApplicationId(2)));
        Assert.Equal($"{list}?q=xy", tagged.Location);
        Assert.Contains("On site", (await second.GetAsync($"{list}?tag=01")).Main, StringComparison.Ordinal);
        var view = await PostAsync(officer, list, $"/office/rounds/{round.Id}/views?tag=01&sort=-name&page=3&x=y",
            ("view-name", "现场"), ("view-shared", "yes"));
        Assert.Equal($"{list}?tag=01&sort=-name", view.Location);
        Assert.NotNull((await second.GetAsync(list)).Page.QuerySelector($"main a[href='{list}?tag=01&sort=-name']"));

        // The list as one file; without what is of a conflict.
        await round.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round.Id, Cast.CodeOf(1), "曾任该校顾问。");
        Assert.Contains(Cast.ApplicationId(1), await NamesAsync(officer, list, round.Id), StringComparison.Ordinal);
        var without = await NamesAsync(second, list, round.Id);
        Assert.DoesNotContain(Cast.ApplicationId(1), without, StringComparison.Ordinal);
        Assert.Contains(Cast.ApplicationId(2), without, StringComparison.Ordinal);
        var hidden = await second.GetAsync(office);
        Assert.DoesNotContain(Said, hidden.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("浙01执100号", hidden.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(second, office, $"{office}/comments", ("officer-comment", "看不到"))).Status);
        Assert.Null((await second.GetAsync(list)).Page.QuerySelector($"main input[value='{id}']"));

        // The paper, and whom none of it reaches.
        var paper = $"/office/rounds/{round.Id}/paper";
        Assert.Contains("30 日内补交评估备案。", (await officer.GetAsync(paper)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("30 日内补交评估备案。", (await second.GetAsync(paper)).Main, StringComparison.Ordinal);
        var document = await officer.GetAsync($"{paper}/paper.docx");
        Assert.Equal(
            (HttpStatusCode.OK, LetterDocx.ContentType), (document.Status, document.Response.Content.Headers.ContentType!.MediaType));
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        Assert.DoesNotContain(Said, (await applicant.GetAsync($"/apply/{round.Id}/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Said, (await desk.GetAsync($"/recommend/{round.Id}/applications/{id}")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { office, list, marks, paper, "/office/credit" })
            Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync(path)).Status);

        await (await tour.AsAsync(officer)).LookAsync("casework-", office, list, $"{list}?tag=01", marks, paper);
        await (await tour.AsAsync(administrator)).LookAsync("casework-", "/office/credit");
        Assert.Empty(tour.Problems);
    }

    private static async Task<string> NamesAsync(Visitor visitor, string list, string round)
    {
        var answer = await visitor.Http.PostAsync($"/office/rounds/{round}/bundle", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["form-token"] = (await visitor.GetAsync(list)).Token(), ["bundle"] = "Documents" }));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith(".pdf", StringComparison.Ordinal) && e.Length > 0);
        using var reader = new StreamReader(zip.GetEntry("目录.txt")!.Open());
        return await reader.ReadToEndAsync();
    }

    private static async Task<Answer> SubmitAsync(
        Visitor visitor, string page, string action, params (string Field, string Text)[] typed) =>
        await visitor.SubmitAsync(
            await visitor.GetAsync(page), typed.ToDictionary(t => t.Field, t => t.Text), $"main form[action='{action}']");

    private static async Task<Answer> PostAsync(
        Visitor visitor, string page, string action, params (string Field, string Text)[] typed) =>
        await visitor.PostAsync(
            action,
            [new("form-token", (await visitor.GetAsync(page)).Token()), .. typed.Select(t => KeyValuePair.Create(t.Field, t.Text))]);

    private static async Task<Answer> TakeOverAsync(Visitor visitor, string code)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await visitor.GetAsync("/office")).Token()), "form-token" },
            { new StringContent("信用中国（浙江）失信被执行人名单"), "source" },
            { new StringContent("2026-03-01"), "as-of" },
            {
                new ByteArrayContent(Encoding.UTF8.GetBytes(
                    $"单位名称,统一社会信用代码,案号,执行法院,列入日期,失信行为\n甲公司,{code},（2025）浙01执100号,杭州市中级人民法院,2025-11-03,"
                    + "有履行能力而拒不履行\n")),
                "file", "list.csv"
            },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync("/office/credit/import", form));
    }
}
