namespace Funding.Pages.Tests.Review;

public sealed class ReviewTests(StageHost host) : IClassFixture<StageHost>
{
    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 3);
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    }

    [Fact]
    public async Task An_expert_accepts_scores_returns_later_and_signs()
    {
        var (round, expert, sheets) = await ExpertAsync(Party.School, 1);
        using var visitor = expert;
        var address = Address(round, sheets[0]);
        var desk = await visitor.GetAsync($"/review/{round.Id}");
        Assert.Equal(sheets.Count, desk.Page.QuerySelectorAll("main tbody tr").Length);

        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, new Dictionary<string, string>())).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(page, Last(sheets[0]))).Status);

        var form = await visitor.GetAsync(address);
        var saved = await visitor.SubmitAsync(
            form,
            new Dictionary<string, string>
            {
                ["scores.integration"] = "8.5",
                ["comments.integration"] = "校企共建实训基地。\n<b>突出</b>",
                ["then"] = "stay"
            });
        Assert.Equal(address, saved.Location);
        var later = await visitor.GetAsync(address);
        Assert.Equal("8.5", later.Page.GetElementById("scores-integration")!.GetAttribute("value"));
        Assert.Contains("<b>突出</b>", later.Page.GetElementById("comments-integration")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("25.5000", later.Page.QuerySelector("[data-total]")!.TextContent);
        Assert.Empty(later.Page.QuerySelectorAll("main b"));

        // Not complete: the check names what is missing and offers nothing to sign.
        var incomplete = await visitor.GetAsync($"{address}/check");
        Assert.Equal(4, incomplete.Page.QuerySelectorAll(".notice li").Length);
        Assert.Null(incomplete.Page.GetElementById("confirmation"));

        var complete = await visitor.SubmitAsync(later, Scores(round, "8"));
        Assert.Equal($"{address}/check", complete.Location);
        var check = await visitor.GetAsync($"{address}/check");
        Assert.Contains("80.0000", check.Main, StringComparison.Ordinal);
        var mistyped = await visitor.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = "zzzz" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.Status);
        Assert.Equal("zzzz", mistyped.Page.GetElementById("confirmation")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(check, Last(sheets[0]))).Status);

        // A window from before the signature: refused, and the score stands.
        var after = await visitor.SubmitAsync(later, Scores(round, "1"));
        Assert.Equal(HttpStatusCode.Conflict, after.Status);
        var printed = await visitor.GetAsync($"{address}/print");
        Assert.Contains("80.0000", printed.Main, StringComparison.Ordinal);
        Assert.Contains(printed.Page.QuerySelectorAll("main code"), code => code.TextContent.Length == 64);
    }

    [Theory]
    [InlineData("10.5")]
    [InlineData("-0.5")]
    [InlineData("7.3")]
    [InlineData("好")]
    public async Task A_score_out_of_range_or_off_the_step_is_refused_at_its_field_and_all_that_was_typed_stays(string typed)
    {
        var (round, expert, sheets) = await ExpertAsync(Party.Industry, 1);
        using var visitor = expert;
        var address = Address(round, sheets[0]);
        if ((await visitor.GetAsync(address)).Page.GetElementById("confirmation") is not null)
            await visitor.SubmitAsync(await visitor.GetAsync(address), Last(sheets[0]));
        var scores = Scores(round, "6");
        scores["scores.skills"] = typed;
        scores["comments.overall"] = "整体评语在此";

        var refused = await visitor.SubmitAsync(await visitor.GetAsync(address), scores);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(typed, refused.Page.GetElementById("scores-skills")!.GetAttribute("value"));
        Assert.NotNull(refused.Page.GetElementById("scores-skills-error"));
        Assert.Equal("6", refused.Page.GetElementById("scores-integration")!.GetAttribute("value"));
        Assert.Contains("整体评语在此", refused.Page.GetElementById("comments-overall")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#scores-skills", refused.Page.QuerySelector(".errors a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Several_are_accepted_at_once_by_typing_how_many()
    {
        var (round, expert, sheets) = await ExpertAsync(Party.School, 2);
        using var visitor = expert;
        var page = await visitor.GetAsync($"/review/{round.Id}/answer");
        var token = page.Page.QuerySelector("main input[name=form-token]")!.GetAttribute("value")!;
        Task<Answer> PostAsync(string count) =>
            SendAsync(
                visitor,
                $"/review/{round.Id}/answer",
                [.. sheets.Select(s => KeyValuePair.Create("accept", s.ApplicationId)), new("count", count), new("form-token", token)]);

        var untyped = await PostAsync("");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped.Status);
        Assert.Equal(sheets.Count, untyped.Page.QuerySelectorAll("input[name=accept][checked]").Length);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(sheets.Count.ToString(CultureInfo.InvariantCulture))).Status);
        var states = (await round.SheetsAsync()).Where(s => s.ExpertId == sheets[0].ExpertId).Select(s => s.State).ToList();
        Assert.All(states, state => Assert.Equal(ReviewState.Accepted, state));
    }

    [Fact]
    public async Task A_recused_application_answers_like_one_that_is_absent()
    {
        var (round, expert, sheets) = await ExpertAsync(Party.Enterprise, 1);
        using var visitor = expert;
        var address = Address(round, sheets[0]);
        var recuse = await visitor.GetAsync($"{address}/recuse");
        var without = await visitor.SubmitAsync(recuse, new Dictionary<string, string> { ["reason"] = "亲" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("亲", without.Page.GetElementById("reason")!.TextContent, StringComparison.Ordinal);
        var document = (await visitor.GetAsync(address)).Page
            .QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains("/documents/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(document)).Status);

        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await visitor.SubmitAsync(recuse, new Dictionary<string, string> { ["reason"] = "与申报单位有合作项目" })).Status);

        var absentId = Cast.ApplicationId(99);
        foreach (var path in new[] { "", "/recuse", "/check", "/print", "/documents/none" })
        {
            var gone = await visitor.GetAsync(address + path);
            var absent = await visitor.GetAsync($"/review/{round.Id}/applications/{absentId}{path}");
            Assert.Equal(HttpStatusCode.NotFound, gone.Status);
            Assert.Equal(HttpStatusCode.NotFound, absent.Status);
            Assert.Equal(Stable(absent, absentId), Stable(gone, sheets[0].ApplicationId));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(document)).Status);
        await visitor.GetAsync($"/review/{round.Id}");
        var desk = await visitor.GetAsync($"/review/{round.Id}");
        Assert.DoesNotContain(sheets[0].ApplicationId, desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sheets[0].OrganisationName, desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_experts_application_is_absent_to_read_and_to_score()
    {
        var (round, expert, sheets) = await ExpertAsync(Party.Government, 1);
        using var visitor = expert;
        var all = (await round.SheetsAsync()).Select(s => s.ApplicationId).Distinct();
        var others = all.Except(sheets.Select(s => s.ApplicationId)).ToList();
        Assert.SkipWhen(others.Count == 0, "The draw gave this expert every application.");
        var own = await visitor.GetAsync(Address(round, sheets[0]));
        var token = own.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var address = $"/review/{round.Id}/applications/{others[0]}";

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
        var scores = Scores(round, "9");
        scores["form-token"] = token;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(address, scores)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.PostAsync(
                $"{address}/accept",
                new Dictionary<string, string> { ["form-token"] = token, ["confirmation"] = others[0][^4..] })).Status);
    }

    [Fact]
    public async Task A_declared_conflict_takes_the_organisation_off_the_desk()
    {
        var (round, expert, sheets) = await ExpertAsync(Party.Government, 2);
        using var visitor = expert;
        var page = await visitor.GetAsync($"/review/{round.Id}/conflict");
        var empty = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["reason"] = "本人为该校校友会理事" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotNull(empty.Page.GetElementById("organisation-error"));

        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await visitor.SubmitAsync(
                page, new Dictionary<string, string> { ["organisation"] = sheets[0].OrganisationName, ["reason"] = "本人为该校校友会理事" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address(round, sheets[0]))).Status);
    }

    private async Task<(RoundPlayer Round, Visitor Expert, IReadOnlyList<ReviewSheet> Sheets)> ExpertAsync(Party party, int number)
    {
        var round = await host.SharedAsync(BuildAsync);
        // A recusal of another test may just bring this expert a seat.
        await round.SettleAsync();
        var id = Cast.ActorOf(Cast.Expert(party, number), Role.Expert).PersonId;
        var sheets = (await round.SheetsAsync()).Where(s => s.ExpertId == id && s.State.HoldsSeat()).ToList();
        Assert.SkipWhen(sheets.Count == 0, "The draw left this expert out.");
        return (round, await host.EnterAsync(Cast.Expert(party, number), LinkPurpose.ReviewDesk, round.Id), sheets);
    }

    private static string Address(RoundPlayer round, ReviewSheet sheet) => $"/review/{round.Id}/applications/{sheet.ApplicationId}";

    private static Dictionary<string, string> Last(ReviewSheet sheet) => new() { ["confirmation"] = sheet.ApplicationId[^4..] };

    private static Dictionary<string, string> Scores(RoundPlayer round, string score)
    {
        var fields = PanelReviewSettings.CriteriaOf(round.Programme).ToDictionary(c => $"scores.{c.Id}", _ => score);
        fields["then"] = "check";
        return fields;
    }

    private static async Task<Answer> SendAsync(Visitor visitor, string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        await Answer.OfAsync(await visitor.Http.PostAsync(path, new FormUrlEncodedContent(fields)));

    /// <summary>The page without what belongs to the request: its number, address and token.</summary>
    private static string Stable(Answer answer, string id) =>
        System.Text.RegularExpressions.Regex.Replace(
            answer.Text.Replace(id, "ID", StringComparison.Ordinal), "name=\"form-token\" value=\"[^\"]*\"", "");
}
