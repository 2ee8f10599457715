namespace Funding.Pages.Tests.Office;

/// <summary>What leads out of the house, on its pages.</summary>
public sealed class PortsPagesTests(PortsHost host) : IClassFixture<PortsHost>
{
    [Fact]
    public async Task An_address_is_entered_by_one_administrator_confirmed_by_another_and_its_secret_shown_once()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/office/webhooks")).Status);

        var typed = new Dictionary<string, string> { ["address"] = "https://10.0.0.8/hook" };
        var refused = await first.SubmitAsync(await first.GetAsync("/office/webhooks"), typed, "form[action='/office/webhooks']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById("address-error"));
        typed["address"] = host.Receiver.Address.AbsoluteUri;
        var entered = await first.SubmitAsync(refused, typed, "form[action='/office/webhooks']");
        Assert.Contains("whsec_", entered.Main, StringComparison.Ordinal);
        var own = await first.GetAsync("/office/webhooks");
        Assert.DoesNotContain("whsec_", own.Text, StringComparison.Ordinal);
        Assert.Empty(own.Page.QuerySelectorAll("form[action$='/confirm']"));

        var page = await second.GetAsync("/office/webhooks");
        var form = page.Page.QuerySelector("form[action$='/confirm']")!;
        var field = form.QuerySelector("input.input")!.GetAttribute("name")!;
        var confirmed = await second.SubmitAsync(
            page, new Dictionary<string, string> { [field] = "no" }, "form[action$='/confirm']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, confirmed.Status);
        Assert.Equal("/office/webhooks", (await second.SubmitAsync(
            confirmed, new Dictionary<string, string> { [field] = ".0.1" }, "form[action$='/confirm']")).Location);
        Assert.Contains("已确认", (await first.GetAsync("/office/webhooks")).Main, StringComparison.Ordinal);
        await SendsAgainAsync(first);
    }

    private async Task SendsAgainAsync(Visitor administrator)
    {
        var target = Assert.Single(await host.Services.GetRequiredService<WebhookStore>().TargetsAsync()).Value;
        await host.Services.GetRequiredService<CommitWriter>().SaveAsync(new Commit(WebhookKeys.Partition).Tell(
            target, new("message", PublicEventTypes.RoundLaunched, "{}"), host.Clock.GetUtcNow()));
        await host.Services.GetRequiredService<Platform.Outbox.Dispatcher>().WhenIdleAsync();
        var page = await administrator.GetAsync("/office/webhooks");
        Assert.Contains("已送达", page.Main, StringComparison.Ordinal);

        Assert.Equal("/office/webhooks", (await administrator.SubmitAsync(
            page, new Dictionary<string, string>(), "form[action='/office/webhooks/again']")).Location);
        await host.Services.GetRequiredService<Platform.Outbox.Dispatcher>().WhenIdleAsync();
        Assert.Equal(["message", "message"], host.Receiver.Received.Select(r => r.Id));
    }

    [Fact]
    public async Task A_person_gives_a_number_and_confirms_it_by_the_code_that_comes()
    {
        using var person = new Visitor(host);
        await person.SignInAsync("phone@college.example");
        var give = await person.GetAsync("/account/phone");
        const string form = "form[action='/account/phone']";
        var refused = await person.SubmitAsync(give, new Dictionary<string, string> { ["phone"] = "12345" }, form);
        Assert.NotNull(refused.Page.GetElementById("phone-error"));
        var asked = await person.SubmitAsync(refused, new Dictionary<string, string> { ["phone"] = "138 1234 5678" }, form);
        Assert.Equal("/account/phone", asked.Location);
        await host.Time.SettleAsync();
        await host.Services.GetRequiredService<Platform.Outbox.Dispatcher>().WhenIdleAsync();

        var code = Regex.Match(Assert.Single(host.Gateway.Received).Text, "[0-9]{6}").Value;
        var page = await person.GetAsync("/account/phone");
        Assert.Equal("/account/phone", (await person.SubmitAsync(
            page, new Dictionary<string, string> { ["code"] = code }, "form[action='/account/phone/confirm']")).Location);
        var confirmed = await person.GetAsync("/account/phone");
        Assert.Contains("138****5678", confirmed.Main, StringComparison.Ordinal);
        Assert.Contains("已确认", confirmed.Main, StringComparison.Ordinal);
    }
}
