using Funding.Pages.Tests.Fixture;

namespace Funding.Pages.Tests.OtherStages;

/// <summary>A claim for interns through the pages: its roster, what the officer verifies, its sheet, and a year that is settled.</summary>
public sealed class EntitlementPagesTests(EntitlementPagesTests.Host host, Chromium chromium) : IClassFixture<EntitlementPagesTests.Host>
{
    [Fact]
    public async Task A_claim_goes_from_the_roster_over_what_is_verified_to_the_settlement_of_its_year()
    {
        var play = host.Play();
        await play.LaunchAsync();
        await play.DraftAsync(1);
        var id = Cast.ApplicationId(1);
        var roster = InternsLinks.Page(play.Id, id, "interns");
        using var enterprise = new Visitor(host);
        await enterprise.SignInAsync(Cast.Applicant(1).Name);
        var page = await enterprise.GetAsync(roster);
        Assert.Contains("钱小新", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(IdentityNumbers.BornOn(new(2005, 5, 12), 1), page.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await enterprise.GetAsync($"{roster}/template")).Status);
        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(enterprise)).LookAsync(
            "interns-", roster, ApplyLinks.Of(ApplyLinks.SubmitRoute, play.Id, id));

        await play.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), play.Id, id);
        await play.SettleAsync();
        await play.SetUpLinesAsync([new(play.Programme.Id, 2026, MoneySource.Provincial)]);
        var address = $"/office/rounds/{play.Id}/applications/{id}";
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        page = await officer.GetAsync(address);
        Assert.DoesNotContain("钱小新", page.Main, StringComparison.Ordinal);
        var drawn = await officer.SubmitAsync(page, new Dictionary<string, string>(), "main form[action$='/samples/interns/draw']");
        Assert.Equal(HttpStatusCode.SeeOther, drawn.Status);
        page = await officer.GetAsync(address);
        Assert.Null(page.Page.QuerySelector("main form[action$='/samples/interns/draw']"));
        var calling = "main form[action$='/samples/interns/calls']";
        var silent = await officer.SubmitAsync(page, new Dictionary<string, string> { ["row"] = "1" }, calling);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        var called = await officer.SubmitAsync(
            page,
            new Dictionary<string, string>
            {
                ["row"] = "1",
                ["outcome"] = $"{CallOutcome.Otherwise}",
                ["note"] = "少实习一个月。",
            },
            calling);
        Assert.Equal(HttpStatusCode.SeeOther, called.Status);
        page = await officer.GetAsync(address);
        Assert.Contains("少实习一个月。", page.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(officer)).LookAsync("verified-", address);
        var typed = new Dictionary<string, string>
        {
            ["decision"] = "grant",
            ["reason"] = "名册抽查无误。",
            ["verified.employees"] = "1000",
            ["verified.matched-places"] = "30",
        };
        var lacking = await officer.SubmitAsync(page, typed, "main form[action$='/benefit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking.Status);
        Assert.Contains("申报人月合计", lacking.Main, StringComparison.Ordinal);
        typed["verified.months-claimed"] = "3";
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.SubmitAsync(page, typed, "main form[action$='/benefit']")).Status);
        using var second = new Visitor(host);
        await second.SignInAsync(Cast.SecondOfficer.Name);
        var confirmed = await second.SubmitAsync(
            await second.GetAsync(address), new Dictionary<string, string> { ["confirmation"] = "2700" },
            "main form[action$='/benefit/confirm']");
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.Status);
        await play.SettleAsync();

        var award = $"/office/awards/{Url.Fill("{id}", BenefitKeys.AwardId(play.Programme.Id, Cast.CodeOf(1), "subsidy"))}";
        page = await officer.GetAsync(award);
        await (await tour.AsAsync(officer)).LookAsync("settled-", award);
        var settled = await officer.SubmitAsync(
            page,
            new Dictionary<string, string>
            {
                ["year"] = "2026",
                ["document"] = "审计报告3号",
                ["reason"] = "学校证明少实习一个月。",
                ["verified.employees"] = "1000",
                ["verified.matched-places"] = "30",
                ["verified.months-claimed"] = "2",
            },
            "main form[action$='/settled-year']");
        Assert.Equal(HttpStatusCode.SeeOther, settled.Status);
        page = await officer.GetAsync(award);
        Assert.Contains("900.00", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form[action$='/settled-year']"));
        await (await tour.AsAsync(officer)).LookAsync("after-", award, $"{award}/benefits/2026");
        await (await tour.AsAsync(enterprise)).LookAsync("own-", award.Replace("/office/", "/apply/", StringComparison.Ordinal));
        Assert.Empty(tour.Problems);
    }

    public sealed class Host : PortalHost
    {
        public RoundPlayer Play() => new(Services, Time)
        {
            Programme = ShippedCatalogue.Catalogue.Programme("internship-places"),
            DeskOf = _ => "hangzhou",
            Answered = sample => sample with
            {
                Fields = new Dictionary<string, string>(sample.Fields)
                {
                    ["claim-name"] = "2026年度实习岗位补助",
                    ["benefit-year"] = "2026",
                    ["employees"] = "100",
                    ["matched-places"] = "1",
                    ["months-claimed"] = "3",
                },
            },
        };
    }
}
