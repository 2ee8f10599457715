namespace Funding.Pages.Tests.Public;

/// <summary>A change of address as its people go through it: the account's page, two mails, and the office's page.</summary>
public sealed class AddressChangeTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Both_mailboxes_confirm_by_typing_their_address_and_the_account_is_entered_by_the_new_one()
    {
        const string old = "old71@college.example", renewed = "new71@college.example";
        using var person = await SignedInAsync(old);
        var account = await person.GetAsync("/account");
        Assert.Contains(old, account.Main, StringComparison.Ordinal);
        Assert.Equal("/account", (await AskAsync(person, renewed)).Location);
        Assert.Contains(renewed, (await person.GetAsync("/account")).Main, StringComparison.Ordinal);

        using var stranger = new Visitor(host);
        var atNew = await stranger.GetAsync(await stranger.NewestLinkAsync(renewed));
        Assert.DoesNotContain(old, atNew.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(stranger, atNew, "confirm", "")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(stranger, atNew, "stop", "x@college.example")).Status);
        Assert.Equal("/", (await AnswerAsync(stranger, atNew, "confirm", renewed)).Location);
        Assert.DoesNotContain(stranger.Cookies, c => c.Name == "funding");
        var atOld = await stranger.GetAsync(await stranger.NewestLinkAsync(old, subject: "变更您的登录邮箱"));
        Assert.Contains(renewed, atOld.Main, StringComparison.Ordinal);
        Assert.Equal("/signin", (await AnswerAsync(stranger, atOld, "confirm", old)).Location);

        Assert.StartsWith("/signin", (await person.GetAsync("/account")).Location, StringComparison.Ordinal);
        // Another mail comes to the new address at the same moment.
        using var back = new Visitor(host);
        await back.SubmitAsync(await back.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = renewed });
        await back.EnterAsync(renewed, subject: "登录链接");
        Assert.Contains(renewed, (await back.GetAsync("/account")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await stranger.GetAsync(atOld.Path)).Status);
    }

    [Fact]
    public async Task The_old_mailbox_stops_it_and_whoever_asked_is_signed_out()
    {
        const string old = "old72@college.example", renewed = "new72@college.example";
        using var person = await SignedInAsync(old);
        await AskAsync(person, renewed);
        using var owner = new Visitor(host);
        var page = await owner.GetAsync(await owner.NewestLinkAsync(old, subject: "变更您的登录邮箱"));
        Assert.Equal("/", (await AnswerAsync(owner, page, "stop", old)).Location);

        Assert.StartsWith("/signin", (await person.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.GetAsync(await owner.NewestLinkAsync(renewed, subject: "将本邮箱用于登录"))).Status);
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_field_and_the_asker_takes_it_back()
    {
        using var person = await SignedInAsync("old73@college.example");
        var refused = await AskAsync(person, "OLD73@college.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("OLD73@college.example", refused.Page.QuerySelector("#email")!.GetAttribute("value"));
        await AskAsync(person, "new73@college.example");
        var waits = await person.GetAsync("/account");
        Assert.Equal("/account", (await person.SubmitAsync(waits, new Dictionary<string, string>())).Location);
        Assert.NotNull((await person.GetAsync("/account")).Page.QuerySelector("#email"));
    }

    [Fact]
    public async Task The_office_corrects_an_address_with_a_reason_but_never_its_own()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        using var person = await SignedInAsync("old74@college.example");
        using var admin = await host.OfficeAsync(round, Cast.Administrator.Name);
        var found = (await admin.GetAsync("/office/people?find=old74%40college.example")).Location!;
        var page = await admin.GetAsync(found);
        var form = $"form[action='{found}/address']";
        var typed = new Dictionary<string, string> { ["email"] = "new74@college.example" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(page, typed, form)).Status);
        typed["reason"] = "原邮箱已停用，本人来函。";
        Assert.Equal(found, (await admin.SubmitAsync(page, typed, form)).Location);

        Assert.Contains("new74@college.example", (await admin.GetAsync(found)).Main, StringComparison.Ordinal);
        Assert.StartsWith("/signin", (await person.GetAsync("/account")).Location, StringComparison.Ordinal);
        var own = await admin.GetAsync($"/office/people/{Person.IdOf(Cast.Administrator.Name)}");
        Assert.Null(own.Page.QuerySelector("form[action$='/address']"));
    }

    private async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = new Visitor(host);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private static async Task<Answer> AskAsync(Visitor person, string email) => await person.SubmitAsync(
        await person.GetAsync("/account"), new Dictionary<string, string> { ["email"] = email });

    private static Task<Answer> AnswerAsync(Visitor visitor, Answer page, string act, string typed) =>
        visitor.SubmitAsync(page, new Dictionary<string, string> { ["act"] = act, ["email"] = typed });
}
