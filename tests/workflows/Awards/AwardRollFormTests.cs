namespace Funding.Workflows.Tests.Awards;

/// <summary>The register as its readers search, filter and sort it.</summary>
public sealed class AwardRollFormTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly RolledAward[] Rows =
    [
        Award("a-2020-1-1", "杭州职业技术学院", "数字安防产业学院（ＡＩ）", new(2020, 8, 20), new(2025, 8, 20)),
        Award("a-2024-1-1", "宁波职业技术学院", "港航学院", new(2024, 8, 20), new(2029, 8, 20)) ,
        Award("b-i-2019-3-ab12-1", "温州大学", "鞋服集团", new(2019, 5, 1), new(2030, 5, 1), AwardStanding.Withdrawn, "b"),
    ];

    [Theory]
    [InlineData("", 3)]
    [InlineData("杭州　安防", 1)]
    [InlineData("ai", 1)]
    [InlineData("（AI)", 1)]
    [InlineData("hzzy", 1)]
    [InlineData("ningbo", 1)]
    [InlineData("2019-3", 1)]
    [InlineData("文a-2024", 1)]
    [InlineData("证a-2020", 1)]
    [InlineData("绍兴", 0)]
    [InlineData("123300000000000012", 0)]
    public void Everybody_searches_by_names_and_numbers_and_not_by_credit_codes(string asked, int found) =>
        Assert.Equal(found, Of($"?q={Uri.EscapeDataString(asked)}", ofOffice: false).Matching);

    [Fact]
    public void The_office_searches_by_credit_code_too() =>
        Assert.Equal(3, Of("?q=123300000000000012", ofOffice: true).Matching);

    [Fact]
    public void An_award_past_its_term_is_counted_as_expired_before_its_walker_has_looked()
    {
        var page = Of("?standing=Expired", ofOffice: false);

        Assert.Equal("a-2020-1-1", Assert.Single(page.Items).Summary.Id);
        Assert.Equal(1, page.CountOf(AwardRollForm.Standing, "Live"));
        Assert.Equal(1, page.CountOf(AwardRollForm.Standing, "Withdrawn"));
        Assert.Equal("b-i-2019-3-ab12-1", Assert.Single(Of("?standing=Withdrawn", ofOffice: false).Items).Summary.Id);
    }

    [Fact]
    public void The_newest_come_first_and_what_can_be_picked_is_what_is_there()
    {
        var form = AwardRollForm.Of(Rows, Today, ofOffice: false);
        string[] PicksOf(string facet) => [.. form.Facets.First(f => f.Id == facet).Values];

        Assert.Equal(["a-2024-1-1", "a-2020-1-1", "b-i-2019-3-ab12-1"], Of("", false).Items.Select(a => a.Summary.Id));
        Assert.Equal(["2024", "2020", "2019"], PicksOf(AwardRollForm.Year));
        Assert.Equal(["b", "a"], PicksOf(AwardRollForm.Programme));
        Assert.Equal(["b-i-2019-3-ab12-1"], Of("?programme=b&year=2019", false).Items.Select(a => a.Summary.Id));
    }

    private static RollPage<RolledAward> Of(string query, bool ofOffice)
    {
        var form = AwardRollForm.Of(Rows, Today, ofOffice);
        return Roll.Of(Rows, form, RollQuery.Of(new QueryCollection(
            Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), form));
    }

    private static RolledAward Award(
        string id, string holder, string title, DateOnly from, DateOnly until, AwardStanding standing = AwardStanding.Live,
        string programme = "a") => new(new(id, null, "college", standing, "123300000000000012", holder, title, until)
        {
            ProgrammeId = programme,
            ProgrammeName = new("项目", "Programme"),
            AwardedOn = from,
            DocumentNumber = "文" + id,
            CertificateNumber = "证" + id,
            VerificationCode = "ABCDEFGH2345",
        });
}
