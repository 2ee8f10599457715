using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Office;

public sealed class LaunchTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Form = "/office/launch?programme=mixed-ownership-colleges&opens=2027-03-01";

    [Fact]
    public async Task An_administrator_launches_what_was_checked_and_an_officer_cannot()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Form)).Status);
        var start = await officer.GetAsync("/office");
        Assert.Null(start.Page.QuerySelector("a[href='/office/launch']"));

        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var page = await administrator.GetAsync(Form);
        var fields = Fields(page);
        Assert.Equal("2027-03-01", Field(fields, "opens"));
        fields.Add(new("next", "check"));
        var refused = await FollowAsync(administrator, Form, With(fields, ("noticeNumber", ""), ("closes.recommend", "2027-03-02")));
        Assert.NotNull(refused.Page.GetElementById("noticeNumber-error"));
        Assert.NotNull(refused.Page.GetElementById("closes-recommend-error"));
        Assert.Equal("2027-03-02", Field(Fields(refused), "closes.recommend"));

        var draft = new Uri(host.Address, refused.Page.QuerySelector("main form")!.GetAttribute("action")!).AbsolutePath;
        var check = await FollowAsync(administrator, draft, With(Fields(refused), ("noticeNumber", "教申〔2027〕3号"), ("next", "check"),
            ("closes.recommend", Field(Fields(page), "closes.recommend"))));
        Assert.Contains("mixed-ownership-colleges-2027-1", check.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/office/rounds/mixed-ownership-colleges-2027-1")).Status);

        // Opened anew or in the other language, the check is the same.
        var again = await administrator.GetAsync(
            check.Page.QuerySelector("header a[hreflang], footer a[hreflang]")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("en", again.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("mixed-ownership-colleges-2027-1", again.Main, StringComparison.Ordinal);
        await administrator.GetAsync("/office?lang=zh");

        // The button alone launches nothing, and whoever mistypes is where they were.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SubmitAsync(check, new Dictionary<string, string>())).Status);
        var wrong = await administrator.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = "26-1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.GetElementById("confirmation-error"));
        Assert.Contains("教申〔2027〕3号", wrong.Main, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await officer.PostAsync(
            $"{draft}/check", new Dictionary<string, string> { ["confirmation"] = "27-1", ["form-token"] = start.Token() })).Status);
        var launched = await administrator.SubmitAsync(wrong, new Dictionary<string, string> { ["confirmation"] = "27-1" });
        Assert.Equal("/office/rounds/mixed-ownership-colleges-2027-1", launched.Location);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(launched.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(draft)).Status);
    }

    [Fact]
    public async Task What_is_half_filled_in_is_kept_listed_taken_up_by_a_colleague_and_deleted()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        const string form = "/office/launch?programme=mixed-ownership-colleges&opens=2029-03-01";
        var typed = With(Fields(await first.GetAsync(form)), ("year", "twenty"), ("noticeNumber", "半份"), ("next", "keep"));
        typed.RemoveAll(f => f.Key == "committee");

        var kept = await first.PostAsync(form, typed);
        Assert.Equal(HttpStatusCode.SeeOther, kept.Status);
        var list = await second.GetAsync("/office/launch");
        Assert.Contains(kept.Location!, list.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var taken = await second.GetAsync(kept.Location!);
        Assert.Equal(("twenty", "半份"), (Field(Fields(taken), "year"), Field(Fields(taken), "noticeNumber")));
        Assert.DoesNotContain(Fields(taken), f => f.Key == "committee");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(kept.Location!)).Status);

        // Counted again from another first day; what else was typed stays, and who had opened it before saves nothing over it.
        var before = Fields(await first.GetAsync(kept.Location!));
        var recounted = await FollowAsync(second, kept.Location!, With(Fields(taken), ("opens", "2029-04-02"), ("next", "recount")));
        Assert.Equal(("2029-05-01", "半份"), (Field(Fields(recounted), "closes.call"), Field(Fields(recounted), "noticeNumber")));
        var over = await first.PostAsync(kept.Location!, With(before, ("noticeNumber", "另一份"), ("next", "keep")));
        Assert.Equal(HttpStatusCode.Conflict, over.Status);
        Assert.Equal("另一份", Field(Fields(over), "noticeNumber"));
        var again = await first.PostAsync(kept.Location!, With(Fields(over), ("next", "keep")));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(
            await second.GetAsync("/office/launch"), new Dictionary<string, string>(), $"form[action^='{kept.Location}']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(kept.Location!)).Status);
    }

    [Fact]
    public async Task The_summary_says_what_to_look_at_with_a_link_to_each_answer_and_shows_the_notice()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        const string form = "/office/launch?programme=mixed-ownership-colleges&opens=2028-05-01";

        var check = await FollowAsync(administrator, form, With(
            Fields(await administrator.GetAsync(form)), ("noticeNumber", "教申〔2027〕9号"), ("next", "check")));

        var links = check.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").ToList();
        foreach (var field in new[]
        {
            "opens", "noticeNumber", "year", "closes-call", "answers-places", "answers-publicValue-zh", "committee", "deputies",
        })
        {
            Assert.Contains(links, l => l.EndsWith($"#{field}", StringComparison.Ordinal));
        }

        Assert.Contains("2028年的放假安排尚未公布", check.Main, StringComparison.Ordinal);
        Assert.Contains("教申〔2027〕9号”中的年份", check.Main, StringComparison.Ordinal);
        Assert.Contains("个推荐单位尚无经办人", check.Main, StringComparison.Ordinal);
        var shown = links.Single(l => l.EndsWith("/preview", StringComparison.Ordinal));
        var preview = await administrator.GetAsync(shown);
        Assert.Contains("教申〔2027〕9号", preview.Main, StringComparison.Ordinal);
        Assert.Contains("预览", preview.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("/apply/", string.Join(' ', preview.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))),
            StringComparison.Ordinal);
        using var citizen = new Visitor(host);
        Assert.NotEqual(HttpStatusCode.OK, (await citizen.GetAsync(shown)).Status);
    }

    [Fact]
    public async Task A_third_member_is_refused_by_name_and_the_ticks_stay()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        await round.InviteAsync(Cast.Deputy, Role.Committee, "何委员");
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        const string form = "/office/launch?programme=mixed-ownership-colleges&opens=2030-03-01";
        var fields = With(Fields(await administrator.GetAsync(form)), ("noticeNumber", "教申〔2030〕9号"), ("next", "check"));
        fields.RemoveAll(f => f.Key is "committee" or "deputies");
        foreach (var member in new[] { Cast.Chair, Cast.Vice, Cast.Deputy })
        {
            fields.Add(new("committee", member.Name));
        }

        var refused = await FollowAsync(administrator, form, fields);

        Assert.Contains("2名", refused.Page.GetElementById("committee-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Fields(refused).Count(f => f.Key == "committee"));
    }

    [Fact]
    public async Task A_deadline_moves_only_when_another_administrator_types_the_number()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var changes = $"/office/rounds/{round.Id}/changes";
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(changes)).Status);
        var before = await round.RoundAsync();
        var day = before.CloseOf(CallStage.Kind).AddDays(5);

        var asked = new Dictionary<string, string>
        {
            ["stage"] = CollegeStages.Call.Id,
            ["newDay"] = day.ToString("yyyy-MM-dd"),
            ["reason"] = "多所院校请求延长申报期。",
        };
        var check = await first.SubmitAsync(await first.GetAsync(changes), asked, "form[action$='/check']");
        var proposed = await first.SubmitAsync(check, new Dictionary<string, string>(), "form[action$='/extend']");
        Assert.Equal(HttpStatusCode.SeeOther, proposed.Status);
        var own = await first.GetAsync(proposed.Location!);
        Assert.Null(own.Page.QuerySelector("main form"));
        var answer = new Dictionary<string, string> { ["decision"] = "accept", ["confirmation"] = "26-1" };
        var alone = await first.PostAsync(proposed.Location!, new Dictionary<string, string>(answer) { ["form-token"] = own.Token() });
        Assert.Equal(HttpStatusCode.Forbidden, alone.Status);
        Assert.Equal(before.CloseOf(CallStage.Kind), (await round.RoundAsync()).CloseOf(CallStage.Kind));

        Assert.Contains(
            proposed.Location!, (await second.GetAsync("/office")).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var page = await second.GetAsync(proposed.Location!);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await second.SubmitAsync(page, new Dictionary<string, string>(answer) { ["confirmation"] = "2026" })).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(page, answer)).Status);
        var (after, calendar) = (await round.RoundAsync(), ShippedCatalogue.Catalogue.WorkingCalendar);
        var moved = DrawDays.Moved(before, RoundPlan.Extend(before.Stages, CollegeStages.Call, day, calendar), before.Opens, calendar);
        Assert.Equal(
            (day, moved.CloseOf(CommitteeStage.Kind)),
            (after.CloseOf(CallStage.Kind), after.CloseOf(CommitteeStage.Kind)));
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync(page, answer)).Status);
    }

    internal static async Task<Answer> FollowAsync(Visitor visitor, string path, List<KeyValuePair<string, string>> fields)
    {
        var answer = await visitor.PostAsync(path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return await visitor.GetAsync(answer.Location!);
    }

    /// <summary>What a browser would send of the form that has the notice's number in it, ticks included.</summary>
    internal static List<KeyValuePair<string, string>> Fields(Answer page) =>
        [.. page.Page.GetElementById("noticeNumber")!.Closest("form")!.QuerySelectorAll("input")
            .Cast<IHtmlInputElement>()
            .Where(i => i.Type != "checkbox" || i.IsChecked)
            .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))];

    private static string Field(List<KeyValuePair<string, string>> fields, string name) => fields.Single(f => f.Key == name).Value;

    internal static List<KeyValuePair<string, string>> With(
        List<KeyValuePair<string, string>> fields, params (string Name, string Value)[] typed) =>
        [.. fields.Where(f => typed.All(t => t.Name != f.Key)), .. typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value))];
}
