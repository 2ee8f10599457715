namespace Funding.Pages.Tests.Apply;

/// <summary>
/// A named person through pages and mailed links: a wrong number is named and not kept, the person consents by a link of its own with what
/// only the person knows, and who leads one studio is refused in another.
/// </summary>
public sealed class PersonPagesTests(PersonPagesTests.Host host, Chromium chromium) : IClassFixture<PersonPagesTests.Host>
{
    private const string Mailbox = "qianlixin@workshop.example";

    private static readonly string Number = IdentityNumbers.BornOn(new(1976, 5, 12), 28);

    [Fact]
    public async Task A_master_is_named_identified_and_asked_and_leads_one_studio()
    {
        using var applicant = new Visitor(host);
        using var master = new Visitor(host);
        var round = await host.LaunchAsync();
        var address = await ApplyAsync(applicant, round.Id, 1);
        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(applicant)).LookAsync("empty-", $"{address}/person/master");

        var page = await applicant.GetAsync($"{address}/person/master");
        var wrong = await IdentifyAsync(applicant, page, Number[..17] + (Number[^1] == '1' ? '2' : '1'));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("校验码不符", wrong.Main, StringComparison.Ordinal);
        Assert.NotNull(wrong.Page.QuerySelector(".errors a[href='#master-identity']"));
        Assert.Equal($"{address}/person/master", (await IdentifyAsync(applicant, page, Number)).Location);
        page = await applicant.GetAsync($"{address}/person/master");
        Assert.Contains($"**************{Number[^4..]}", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, page.Main, StringComparison.Ordinal);

        var refused = await applicant.SubmitAsync(page, Typed("1975"), "form[data-autosave]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("与身份号码中的出生日期不一致", refused.Main, StringComparison.Ordinal);
        page = await applicant.GetAsync($"{address}/person/master");
        Assert.Equal("1975", page.Page.QuerySelector("input[name='master.bornIn']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await applicant.SubmitAsync(page, Typed("1976"), "form[data-autosave]")).Status);
        await FillRestAsync(applicant, address, 1);

        var consents = await applicant.GetAsync($"{address}/consents");
        var ask = consents.Page.QuerySelectorAll("main form").Single(f => f.QuerySelector("input[name=party][value=master]") is not null);
        await applicant.Http.PostAsync($"{address}/consents", new FormUrlEncodedContent(
            ask.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(
                i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))));
        var link = await applicant.NewestLinkAsync(Mailbox, new HashSet<string>(), "征求您本人的同意");
        var entered = await master.SubmitAsync(await master.GetAsync(link), new Dictionary<string, string> { ["email"] = Mailbox });
        var own = entered.Location!;
        await tour.LookAsync("filled-", $"{address}/person/master", $"{address}/consents");
        await (await tour.AsAsync(master)).LookAsync("asked-", own);
        var asked = await master.GetAsync(own);
        Assert.DoesNotContain(Number[^4..], asked.Main, StringComparison.Ordinal);
        Assert.Contains("钱立新", asked.Main, StringComparison.Ordinal);
        var other = await master.SubmitAsync(asked, new Dictionary<string, string> { ["confirmation"] = "0000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.NotNull(other.Page.GetElementById("confirmation-error"));
        Assert.Equal(own, (await master.SubmitAsync(asked, new Dictionary<string, string> { ["confirmation"] = Number[^4..] })).Location);
        await host.Services.ConsentAsync(round.Id, address.Split('/')[3]);
        Assert.Equal($"{address}/submitted", (await SubmitAsync(applicant, address)).Location);

        using var second = new Visitor(host);
        var another = await ApplyAsync(second, round.Id, 2);
        await IdentifyAsync(second, await second.GetAsync($"{another}/person/master"), Number);
        await second.SubmitAsync(await second.GetAsync($"{another}/person/master"), Typed("1976"), "form[data-autosave]");
        await FillRestAsync(second, another, 2);
        await host.Services.ConsentAsync(round.Id, another.Split('/')[3]);
        var leads = await SubmitAsync(second, another);
        Assert.Equal(HttpStatusCode.Conflict, leads.Status);
        Assert.Contains("一人只能承担一个", leads.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("第1智能", leads.Main, StringComparison.Ordinal);

        await (await tour.AsAsync(applicant)).LookAsync("submitted-", $"{address}/print");
        await (await tour.AsAsync(null)).LookAsync("studios-", $"/programmes/{Studios.Programme.Id}", $"/rounds/{round.Id}");
        Assert.Empty(tour.Problems);
    }

    [Fact]
    public async Task By_the_interface_a_number_is_given_too_and_nobody_elses_application_is_changed()
    {
        using var applicant = new Visitor(host);
        using var stranger = new Visitor(host);
        var round = await host.LaunchAsync();
        var address = await ApplyAsync(applicant, round.Id, 3);
        await stranger.SignInAsync("stranger@school.example");
        var page = await stranger.GetAsync("/apply");
        var theirs = await stranger.Http.PostAsync($"{address}/person/master/identity", new FormUrlEncodedContent(
            ApplyWorld.Hidden(await applicant.GetAsync($"{address}/person/master")).Append(new("master.identity", Number))));
        Assert.False(theirs.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/person/master")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync($"{address}/person/nobody")).Status);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static Task<Answer> IdentifyAsync(Visitor visitor, Answer page, string number) => visitor.SubmitAsync(
        page, new Dictionary<string, string> { ["master.identity"] = number }, "form[action$='/identity']");

    private static Dictionary<string, string> Typed(string bornIn) => new()
    {
        ["master.name"] = "钱立新",
        ["master.bornIn"] = bornIn,
        ["master.skill-level"] = "chief-technician",
        ["master.honour-level"] = "national",
        ["master.occupation"] = "6-18-01-01",
        ["master.years-of-practice"] = "28",
        ["master.employed-on-site"] = "yes",
        ["master.mailbox"] = Mailbox,
        ["go"] = "next",
    };

    /// <summary>Everything but the master, whose answers stay.</summary>
    private async Task FillRestAsync(Visitor visitor, string address, int number)
    {
        var (round, id) = (address.Split('/')[2], address.Split('/')[3]);
        var store = host.Services.GetRequiredService<ApplicationStore>();
        var kept = await store.ReadAnswersAsync((await store.GetAsync(round, id)).Value);
        var sample = Studios.Answered(SampleApplication.Answers(Studios.Programme)).With("master", kept.RowsOf("master"));
        await host.Services.GetRequiredService<ApplicationCommands>().SaveAnswersAsync(
            Cast.ActorOf(EmailOf(number), Role.Applicant), round, id, sample.WithOwners(
            [
                .. SampleApplication.Owners(Studios.Programme).Select(o => o.Kind == "school" ? o with { CreditCode = CodeOf(number) } : o),
            ]));
        foreach (var slot in DocumentsSettings.Of(Studios.Programme).Where(d => d.Required))
            await ApplyWorld.UploadAsync(visitor, address, slot.Id, $"{slot.Id}.pdf", ApplyWorld.Pdf());
    }

    private static async Task<Answer> SubmitAsync(Visitor visitor, string address) => await visitor.SubmitAsync(
        await visitor.GetAsync($"{address}/submit"), new Dictionary<string, string> { ["declared"] = "yes" });

    private static string EmailOf(int number) => $"studio{number}@school.example";

    private static string CodeOf(int number) => CreditCode.Complete($"123300004702{number:D5}").Value;

    private static Task<string> ApplyAsync(Visitor visitor, string round, int number) => CallsHost.ApplyAsync(
        visitor, round, EmailOf(number), CodeOf(number), $"第{number}智能制造职业学院", "higher-vocational-college");

    public sealed class Host() : CallsHost(Studios.Programme.Id, "浙人社函");
}
