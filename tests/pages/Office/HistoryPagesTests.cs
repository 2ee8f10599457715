namespace Funding.Pages.Tests.Office;

/// <summary>The same history on the pages of applicant, desk and office, to each what they may know.</summary>
public sealed class HistoryPagesTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Each_reader_has_the_lines_that_are_theirs_in_their_language()
    {
        var round = host.Fresh(applications: 2, places: 1);
        await round.ToAsync(CollegeStages.Approval);
        await round.SettleAsync();
        var id = Cast.ApplicationId(1);
        using var applicant = new Visitor(host);
        Assert.Equal(HttpStatusCode.SeeOther, (await applicant.SignInAsync(Cast.Applicant(1).Name)).Status);
        using var desk = await host.EnterAsync(Cast.Recommender("hangzhou").Name, LinkPurpose.RecommendDesk, round.Id);
        using var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk, round.Id);
        var (own, ofDesk, office) =
            (ApplyLinks.Application(round.Id, id), RecommendLinks.Application(round.Id, id), OfficeLinks.Application(round.Id, id));

        var whole = await LinesAsync(officer, office);
        var parts = await LinesAsync(applicant, own);
        Assert.Contains(whole, line => line.Contains("周审查", StringComparison.Ordinal));
        Assert.Contains(whole, line => line.StartsWith("综合排序完成", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, line => line.Contains("周审查", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, line => line.Contains("综合排序", StringComparison.Ordinal));
        string[] begins =
        [
            "开始填报", "向“", "“", "提交申报", "杭州市推荐", "认定合格", "抽取评审专家", "评审组成立", "评分表", "答辩安排",
            "已完成答辩", "部门会签完成",
        ];
        Assert.Equal(begins.Length, parts.Count);
        Assert.All(begins.Zip(parts), line => Assert.StartsWith(line.First, line.Second, StringComparison.Ordinal));
        Assert.Equal(parts.Skip(2), await LinesAsync(desk, ofDesk));

        var token = (await host.Services.GetRequiredService<ApiTokens>().IssueAsync(
            Cast.Applicant(1).Name, Role.Applicant, null, TimeSpan.FromDays(9))).Text;
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = JsonDocument.Parse(
            await http.GetStringAsync(new Uri($"/api/v1/rounds/{round.Id}/applications/{id}/history", UriKind.Relative)));
        Assert.Equal(parts.Count, answer.RootElement.GetArrayLength());
        Assert.All(answer.RootElement.EnumerateArray(), line => Assert.DoesNotMatch(
            "[\u4e00-\u9fff]{6}", Regex.Replace(line.GetProperty("text").GetProperty("en").GetString()!, "“[^”]*”", "")));

        // Who declared a conflict reads what the applicant reads.
        await round.Get<ConflictDeclarations>().DeclareAsync(Cast.Officer, round.Id, Cast.CodeOf(1), "配偶在该单位任职。");
        Assert.Equal(parts, await LinesAsync(officer, office));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Visitor reader, string path)
    {
        var page = await reader.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Page.QuerySelectorAll("#history + ol > li > span").Select(line => line.TextContent)];
    }
}
