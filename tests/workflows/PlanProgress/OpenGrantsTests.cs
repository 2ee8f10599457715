namespace Funding.Workflows.Tests.PlanProgress;

/// <summary>Open data says who gave what to which organisation, and nothing of a person.</summary>
public sealed class OpenGrantsTests
{
    private static readonly CumulativeTarget Target = new(
        "skill-master-studios", new("工作站", "Studios"), "三（五）", 20, "exactly", CountedBy.Awards, new("个", "studios"),
        new("建成20个省级技能大师工作站", "20 studios built"));

    [Fact]
    public void A_grant_has_what_the_standard_asks_for_and_no_title()
    {
        var award = new AwardSummary(
            "skill-master-studios-2026-1-1", "skill-master-studios-2026-1", "studio", AwardStanding.Live, "12330000470001234X",
            "金华职业技术大学", "王建国技能大师工作站", new(2031, 6, 30))
        {
            ProgrammeId = Target.Programme,
            ProgrammeName = new("省级技能大师工作站", "Skill-master studios"),
            DocumentNumber = "浙人社发〔2026〕41号",
            CertificateNumber = "浙技工〔2026〕1-001号",
            VerificationCode = "7K3F9QXM2D4H",
            AwardedOn = new(2026, 7, 1),
            Granted = 200_000,
        };
        var progress = TargetProgress.Of(Target, [new(award)], c => c, new(2026, 9, 1));
        var open = OpenGrants.Of(
            new(new("方案", "Plan"), "360G-zjedu", [Target]), [progress], ShippedCatalogue.Catalogue.Programme, new("省教育厅", "Education"),
            id => $"https://a.example/progress/{id}");

        using var json = JsonDocument.Parse(FundingJson.Serialize(open));
        var grant = json.RootElement.GetProperty("grants")[0];
        Assert.Equal(
            ("360G-zjedu-skill-master-studios-2026-1-1", "CNY", 200_000m, "2026-07-01"),
            (TextOf("id"), TextOf("currency"), grant.GetProperty("amountAwarded").GetDecimal(), TextOf("awardDate")));
        Assert.Equal("CN-12330000470001234X", grant.GetProperty("recipientOrganization")[0].GetProperty("id").GetString());
        Assert.Equal("360G-zjedu-ORG:human-resources", grant.GetProperty("fundingOrganization")[0].GetProperty("id").GetString());
        Assert.Equal(Target.Programme, grant.GetProperty("grantProgramme")[0].GetProperty("code").GetString());
        Assert.DoesNotContain("王建国", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(award.VerificationCode, json.RootElement.GetRawText(), StringComparison.Ordinal);

        string? TextOf(string member) => grant.GetProperty(member).GetString();
    }

    [Fact]
    public void A_department_is_told_by_its_desk_however_the_programme_writes_its_name()
    {
        var target = Target with { Programme = "manufacturing-training-bases" };
        var award = TargetProgressTests.Award(1, programme: target.Programme);
        var open = OpenGrants.Of(
            new(new("方案", "Plan"), "360G-zjedu", [target]), [TargetProgress.Of(target, [award], c => c, new(2026, 9, 1))],
            ShippedCatalogue.Catalogue.Programme, new("省教育厅", "Education"), id => $"https://a.example/progress/{id}");
        Assert.Equal(
            new OpenOrganisation("360G-zjedu-ORG:economy-information", "省经济和信息化厅"),
            Assert.Single(Assert.Single(open.Grants).FundingOrganization));
    }
}
