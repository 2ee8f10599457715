using Funding.Pages.Tests.Fixture;

namespace Funding.Pages.Tests.OtherStages;

/// <summary>A claim of the tax line through the pages: its sheet, two officers, the enterprise's ledger, a withdrawal.</summary>
public sealed class BenefitPagesTests(BenefitPagesTests.Host host, Chromium chromium) : IClassFixture<BenefitPagesTests.Host>
{
    [Fact]
    public async Task A_claim_goes_from_its_sheet_over_two_officers_into_the_ledger_of_the_enterprise()
    {
        var play = host.Fresh();
        await Enterprises.CultivateAsync(host.Services.GetRequiredService<CommitWriter>());
        await play.LaunchAsync();
        await play.SubmitAsync(1);
        await play.SettleAsync();
        var id = Cast.ApplicationId(1);
        var address = $"/office/rounds/{play.Id}/applications/{id}";
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        var page = await officer.GetAsync(address);
        Assert.Contains("2,400,000.00 × 30%", page.Main, StringComparison.Ordinal);
        var silent = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["decision"] = "grant" }, "main form[action$='/benefit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        var granted = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["decision"] = "grant", ["reason"] = "审计报告和完税证明核对无误。" },
            "main form[action$='/benefit']");
        Assert.Equal(HttpStatusCode.SeeOther, granted.Status);
        await play.SettleAsync();
        Assert.Null((await officer.GetAsync(address)).Page.QuerySelector("main form[action$='/benefit/confirm']"));

        using var second = new Visitor(host);
        await second.SignInAsync(Cast.SecondOfficer.Name);
        page = await second.GetAsync(address);
        var other = await second.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = "650,000" }, "main form[action$='/benefit/confirm']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("650,000", other.Page.QuerySelector("input[name=confirmation]")!.GetAttribute("value"));
        var confirmed = await second.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = "650,000.50" }, "main form[action$='/benefit/confirm']");
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.Status);
        await play.SettleAsync();
        Assert.Equal(ApplicationState.Awarded, (await play.ApplicationAsync(id)).State);

        var line = BenefitKeys.AwardId(play.Programme.Id, Cast.CodeOf(1), "tax");
        using var enterprise = new Visitor(host);
        await enterprise.SignInAsync(Cast.Applicant(1).Name);
        var own = await enterprise.GetAsync("/apply/benefits");
        Assert.Contains("69,999.50", own.Main, StringComparison.Ordinal);
        var open = own.Page.QuerySelector("main a[href^='/apply/awards/']")!.GetAttribute("href")!;
        var ledger = await enterprise.GetAsync(open);
        Assert.Contains("720,000.00", ledger.Main, StringComparison.Ordinal);
        var sheet = await enterprise.GetAsync($"{open}/benefits/2026");
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", sheet.Main);
        Assert.Equal(HttpStatusCode.NotFound, (await enterprise.GetAsync($"{open}/benefits/2025")).Status);
        using var stranger = new Visitor(host);
        await stranger.SignInAsync("stranger@enterprise.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{open}/benefits/2026")).Status);

        var office = $"/office/awards/{open.Split('/')[^1]}";
        page = await officer.GetAsync(office);
        var withdrawn = await officer.SubmitAsync(
            page, new Dictionary<string, string> { ["lot"] = "2026-1", ["amount"] = "2400000", ["reason"] = "转让所持学校股权。" },
            "main form[action$='/withdrawn-investment']");
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.Status);
        Assert.Contains("650,000.50", (await officer.GetAsync(office)).Main, StringComparison.Ordinal);

        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(enterprise)).LookAsync("benefit-", "/apply/benefits", open, $"{open}/benefits/2026");
        await (await tour.AsAsync(officer)).LookAsync("benefit-", office, $"{office}/benefits/2026", address);
        await (await tour.AsAsync(null)).LookAsync("benefit-", $"/programmes/{play.Programme.Id}", $"/rounds/{play.Id}");
        Assert.Empty(tour.Problems);
    }

    public sealed class Host : PortalHost
    {
        public RoundPlayer Fresh() => new(Services, Time)
        {
            Programme = ShippedCatalogue.Catalogue.Programme("enterprise-incentives"),
            DeskOf = _ => "hangzhou",
            Answered = sample => (sample with
            {
                Fields = new Dictionary<string, string>(sample.Fields)
                {
                    ["claim-name"] = "2026年度税收抵免",
                    ["line"] = "tax",
                    ["benefit-year"] = "2026",
                    ["education-due"] = "400000.50",
                    ["local-due"] = "250000",
                },
            }).With("eligible", [TableSpecimen.RowOf(("kind", "base-building"), ("item", "实训基地设备"), ("amount", "2400000"))]),
        };
    }
}
