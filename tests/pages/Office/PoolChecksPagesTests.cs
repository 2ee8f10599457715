namespace Funding.Pages.Tests.Office;

public sealed class PoolChecksPagesTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Reason = "经电话核实，确有其事。";

    [Fact]
    public async Task The_import_asks_of_doubles_and_the_office_decides_on_near_names_before_the_draw()
    {
        var round = await host.SharedAsync(h => h.AppliedAsync());
        var applicant = (await round.Get<ApplicationStore>().GetAsync(round.Id, Cast.ApplicationId(1))).Value.OrganisationName;
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var office = $"/office/rounds/{round.Id}";
        var asked = await UploadAsync(administrator, office,
            $"说明：请勿改动\n姓名,邮箱,单位,方,手机\n李明,li@a.example,{applicant}机电工程学院,学校,1\n"
            + "周红,zhou@a.example,某省科技厅,政府,2\n周红,zhou@b.example,某省科技厅人事处,政府,3\n");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("1: 说明：请勿改动", asked.Main, StringComparison.Ordinal);
        Assert.Contains("手机", asked.Main, StringComparison.Ordinal);

        var form = asked.Page.QuerySelector("form[action*='/experts/import/']")!.GetAttribute("action")!;
        var choice = asked.Page.QuerySelector("input[type=radio]")!.GetAttribute("name")!;
        var kept = asked.Page.QuerySelector("input[type=radio]")!.GetAttribute("value")!;
        var refused = await administrator.SubmitAsync(asked, new Dictionary<string, string>(), $"form[action='{form}']");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("zhou@b.example", refused.Main, StringComparison.Ordinal);
        Assert.Empty(await PoolAsync(round));

        var done = await administrator.SubmitAsync(refused,
            new Dictionary<string, string> { [choice] = kept, [choice.Replace("doubles", "reason", StringComparison.Ordinal)] = Reason },
                $"form[action='{form}']");
        Assert.Equal((HttpStatusCode.SeeOther, $"{office}/experts"), (done.Status, done.Location));
        Assert.Equal(2, (await PoolAsync(round)).Count);

        var open = await administrator.GetAsync($"{office}/checks");
        var link = open.Page.QuerySelector("a[href*='/checks/conflicts/']")!.GetAttribute("href")!;
        Assert.Contains("待认定", (await administrator.GetAsync($"{office}/experts")).Main, StringComparison.Ordinal);
        var question = await administrator.GetAsync(link);
        var short_ = await administrator.SubmitAsync(question, new Dictionary<string,
            string>
        { ["decision"] = "dismissed", ["reason"] = "否" }, $"form[action='{link}']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short_.Status);
        Assert.NotNull(short_.Page.GetElementById("reason-error"));
        var saved = await administrator.SubmitAsync(question, new Dictionary<string,
            string>
        { ["decision"] = "confirmed", ["reason"] = Reason }, $"form[action='{link}']");
        Assert.Equal($"{office}/checks", saved.Location);
        Assert.Contains("应当回避", (await administrator.GetAsync($"{office}/checks")).Main, StringComparison.Ordinal);

        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"{office}/checks")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(link)).Status);
    }

    private static async Task<IReadOnlyList<PoolExpert>> PoolAsync(RoundPlayer round) =>
        [.. (await round.Get<DrawQueries>()
            .PoolAsync(Cast.ActorOf(Cast.Administrator.Name, Role.Administrator), round.Id)).Items.Select(e =>
            e.Value)];

    private static async Task<Answer> UploadAsync(Visitor visitor, string office, string csv)
    {
        var page = await visitor.GetAsync($"{office}/experts");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
                { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "file", "experts.csv" },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{office}/experts/check", form));
    }
}
