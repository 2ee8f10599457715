namespace Funding.Pages.Tests.Apply;

/// <summary>Two people who claim one organisation, by the pages of applicant, desk and office.</summary>
public sealed class ClaimsTests(StageHost host) : IClassFixture<StageHost>
{
    private static readonly string Code = Cast.CodeOf(61);

    [Fact]
    public async Task A_provisional_claim_says_so_is_confirmed_by_the_desk_and_a_second_claimant_is_heard_by_the_office()
    {
        var round = await host.LaunchedAsync(applications: 1);
        await round.WithStaffAsync();
        using var first = await ApplicantAsync("first61@college.example");
        var begun = await BeginAsync(first, round);
        Assert.Equal(HttpStatusCode.SeeOther, begun.Status);
        Assert.Contains("单位登记待确认", (await first.GetAsync($"/apply/{round.Id}/{Code}-1")).Main, StringComparison.Ordinal);
        await round.SettleAsync();

        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        var list = await desk.GetAsync("/recommend/claims");
        Assert.Contains(Code, list.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.SubmitAsync(list, new Dictionary<string, string>())).Status);
        await round.SettleAsync();
        Assert.DoesNotContain(Code, (await desk.GetAsync("/recommend/claims")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("待确认", (await first.GetAsync($"/apply/organisations/{Code}")).Main, StringComparison.Ordinal);

        using var second = await ApplicantAsync("second61@college.example");
        var refused = await BeginAsync(second, round);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector($"main a[href='/apply/organisations/{Code}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await StateAsync(second, "本人受学校委托负责申报。", ApplyWorld.Pdf())).Status);
        Assert.Contains("mandate.pdf", (await second.GetAsync($"/apply/organisations/{Code}")).Main, StringComparison.Ordinal);
        await round.SettleAsync();

        using var office = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        Assert.Contains(Code, (await office.GetAsync("/office/claims")).Main, StringComparison.Ordinal);
        var asked = await office.GetAsync($"/office/claims/{Code}");
        Assert.Contains("本人受学校委托负责申报。", asked.Main, StringComparison.Ordinal);
        var document = asked.Page.QuerySelector("main a[download]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(document)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.GetAsync(document)).Status);

        var decision = new Dictionary<string, string>
        {
            ["person"] = Person.IdOf("second61@college.example"),
            ["verdict"] = "HandOver",
        };
        const string form = "main form:has(textarea)";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.SubmitAsync(asked, decision, form)).Status);
        decision["why"] = "学校来函确认由其负责申报。";
        Assert.Equal(HttpStatusCode.SeeOther, (await office.SubmitAsync(asked, decision, form)).Status);
        await round.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync($"/apply/{round.Id}/{Code}-1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync($"/apply/{round.Id}/{Code}-1")).Status);
    }

    private async Task<Visitor> ApplicantAsync(string email)
    {
        var visitor = new Visitor(host);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private static async Task<Answer> BeginAsync(Visitor visitor, RoundPlayer round) => await visitor.SubmitAsync(
        await visitor.GetAsync($"/apply/{round.Id}/new"),
        new Dictionary<string, string>
        {
            ["creditCode"] = Code,
            ["organisationName"] = "之江职业技术学院",
            ["applicantKind"] = round.Programme.Subject.Kinds[1].Id,
            ["desk"] = round.Desk,
        });

    private static async Task<Answer> StateAsync(Visitor visitor, string why, byte[] paper)
    {
        var page = await visitor.GetAsync($"/apply/organisations/{Code}");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(why), "statement" },
            { new ByteArrayContent(paper), "documents", "mandate.pdf" },
        };
        foreach (var (field, value) in ApplyWorld.Hidden(page))
            body.Add(new StringContent(value), field);
        return await Answer.OfAsync(await visitor.Http.PostAsync($"/apply/organisations/{Code}/claim", body));
    }
}
