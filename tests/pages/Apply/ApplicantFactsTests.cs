namespace Funding.Pages.Tests.Apply;

/// <summary>Name, kind and desk are corrected, and a college is renamed, by the pages of applicant and office.</summary>
public sealed class ApplicantFactsTests(StageHost host) : IClassFixture<StageHost>
{
    private static readonly string Code = Cast.CodeOf(62);

    [Fact]
    public async Task A_draft_is_corrected_by_its_applicant_and_a_submission_by_the_office_with_a_reason()
    {
        var round = await host.LaunchedAsync(applications: 1);
        await round.WithStaffAsync();
        using var applicant = new Visitor(host);
        await applicant.SignInAsync("first62@college.example");
        var begun = await applicant.SubmitAsync(
            await applicant.GetAsync($"/apply/{round.Id}/new"), Typed(round, "之江职业技术学苑", "ningbo", Code));
        var address = begun.Location!;
        var page = await applicant.GetAsync($"{address}/applicant");
        Assert.Equal("之江职业技术学苑", page.Page.QuerySelector("#organisationName")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await applicant.SubmitAsync(page, Typed(round, "无", round.Desk))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await applicant.SubmitAsync(page, Typed(round, "之江职业技术学院", round.Desk))).Status);
        Assert.Contains("之江职业技术学院", (await applicant.GetAsync(address)).Main, StringComparison.Ordinal);

        var actor = Cast.ActorOf("first62@college.example", Role.Applicant);
        await round.FillAsync(actor, $"{Code}-1", 62);
        await round.Get<SubmissionCommands>().SubmitAsync(actor, round.Id, $"{Code}-1");
        Assert.Empty((await applicant.GetAsync($"{address}/applicant")).Page.QuerySelectorAll("main form"));

        using var office = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        var correcting = $"/office/rounds/{round.Id}/applications/{Code}-1/applicant";
        var form = await office.GetAsync(correcting);
        var typed = Typed(round, "之江产业学院", round.Desk);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.SubmitAsync(form, typed)).Status);
        typed["reason"] = "单位来函说明填报有误。";
        Assert.Equal(HttpStatusCode.SeeOther, (await office.SubmitAsync(form, typed)).Status);
        Assert.Contains("之江产业学院", (await applicant.GetAsync(address)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync(correcting)).Status);
    }

    [Fact]
    public async Task A_change_of_name_is_entered_with_its_document_and_read_by_the_office()
    {
        var round = await host.LaunchedAsync(applications: 1);
        await round.WithStaffAsync();
        var code = Cast.CodeOf(63);
        using var applicant = new Visitor(host);
        await applicant.SignInAsync("first63@college.example");
        await applicant.SubmitAsync(
            await applicant.GetAsync($"/apply/{round.Id}/new"), Typed(round, "之江职业技术学院", round.Desk, code));
        await round.Get<ClaimVerdictCommands>().DecideAsync(
            Cast.Administrator, code, Person.IdOf("first63@college.example"), ClaimVerdict.Confirm);
        await round.SettleAsync();

        var today = ShanghaiTime.DayOf(host.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RenameAsync(applicant, code, today, null)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await RenameAsync(applicant, code, today, ApplyWorld.Pdf())).Status);
        Assert.Contains("之江产业大学", (await applicant.GetAsync($"/apply/organisations/{code}")).Main, StringComparison.Ordinal);

        using var office = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        var read = await office.GetAsync($"/office/claims/{code}");
        Assert.Contains("之江产业大学", read.Main, StringComparison.Ordinal);
        var paper = read.Page.QuerySelector("main table a[download]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(paper)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync(paper)).Status);
    }

    private static Dictionary<string, string> Typed(RoundPlayer round, string name, string desk, string? code = null)
    {
        var typed = new Dictionary<string, string>
        {
            ["organisationName"] = name,
            ["applicantKind"] = round.Programme.Subject.Kinds[1].Id,
            ["desk"] = desk,
        };
        if (code is not null)
            typed["creditCode"] = code;
        return typed;
    }

    private static async Task<Answer> RenameAsync(Visitor visitor, string code, DateOnly from, byte[]? paper)
    {
        var page = await visitor.GetAsync($"/apply/organisations/{code}");
        using var body = new MultipartFormDataContent
        {
            { new StringContent("之江产业大学"), "name" },
            { new StringContent($"{from:yyyy-MM-dd}"), "from" },
        };
        if (paper is not null)
            body.Add(new ByteArrayContent(paper), "document", "notice.pdf");
        foreach (var (field, value) in ApplyWorld.Hidden(page))
            body.Add(new StringContent(value), field);
        return await Answer.OfAsync(await visitor.Http.PostAsync($"/apply/organisations/{code}/name", body));
    }
}
