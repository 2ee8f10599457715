namespace Funding.Pages.Tests.Office;

public sealed class AccountTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task A_revoked_link_signs_its_holder_out_who_comes_back_by_another()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        using var admin = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var person = Person.IdOf(Cast.Officer.Name);
        var link = (await host.Services.GetRequiredService<LinkService>().ListByPersonAsync(person)).Links[0];
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/office")).Status);

        var page = await admin.GetAsync($"/office/people/{person}");
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await admin.SubmitAsync(
                page,
                new Dictionary<string, string> { ["link"] = link.Id },
                $"form[action='/office/people/{person}/links/revoke']")).Status);

        Assert.Equal("/signin?return=%2Foffice", (await officer.GetAsync("/office")).Location);
        using var again = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/office")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/office")).Status);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void A_session_ends_after_a_day_however_much_it_is_used(int hours, bool holds)
    {
        var since = (TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(hours)).UtcTicks.ToString(CultureInfo.InvariantCulture);
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, "p"), new("via", "link:l"), new("since", since)], Session.Scheme));

        Assert.Equal(holds, Session.Of(user) is not null);
    }

    [Fact]
    public async Task A_calendar_is_read_by_its_address_alone_until_it_is_ended()
    {
        await host.SharedAsync(h => h.LaunchedAsync());
        using var person = new Visitor(host);
        using var program = new Visitor(host);
        await person.SignInAsync("calendar@college.example");
        var make = await person.GetAsync("/account/calendar");
        Assert.Equal("/account/calendar", (await person.SubmitAsync(make, new Dictionary<string, string>())).Location);

        var page = await person.GetAsync("/account/calendar");
        var address = new Uri(page.Page.QuerySelector("main code")!.TextContent).PathAndQuery;
        using var own = await program.Http.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (own.StatusCode, own.Content.Headers.ContentType!.MediaType));
        Assert.True(own.Headers.CacheControl!.NoStore);
        Assert.StartsWith("BEGIN:VCALENDAR", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var other = address.Replace("/funding", "x/funding", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(other)).Status);
        var calls = await program.GetAsync("/calendar.ics?lang=en");
        Assert.Contains("SUMMARY:Call opens: ", calls.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example", calls.Text, StringComparison.Ordinal);

        await person.SubmitAsync(page, new Dictionary<string, string>(), "form[action='/account/calendar/end']");
        Assert.Equal(HttpStatusCode.Conflict, (await program.GetAsync(address)).Status);
    }

    [Fact]
    public async Task An_administrator_finds_a_person_by_address_and_removes_the_account()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        const string address = "leaving@college.example";
        using var leaving = new Visitor(host);
        await leaving.SignInAsync(address);
        using var admin = await host.OfficeAsync(round, Cast.Administrator.Name);

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/office/people?find=nobody%40college.example")).Status);
        var found = await admin.GetAsync($"/office/people?find={Uri.EscapeDataString(address)}");
        var person = await admin.GetAsync(found.Location!);
        var remove = $"form[action='{found.Location}/remove']";
        var mistyped = await admin.SubmitAsync(person, new Dictionary<string, string> { ["email"] = "another@college.example" }, remove);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.Status);
        Assert.NotNull(mistyped.Page.GetElementById("email-error"));
        Assert.Equal(
            "/office/people", (await admin.SubmitAsync(mistyped, new Dictionary<string, string> { ["email"] = address }, remove)).Location);

        Assert.Null(await host.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(address)));
        Assert.Equal(HttpStatusCode.SeeOther, (await leaving.GetAsync("/apply")).Status);
        Assert.Empty(
            (await admin.GetAsync($"/office/people/{Person.IdOf(Cast.Officer.Name)}")).Page.QuerySelectorAll("form[action$='/remove']"));
    }
}
