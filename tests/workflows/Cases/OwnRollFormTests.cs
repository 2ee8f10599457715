using Funding.Workflows.Apply;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Workflows.Tests.Cases;

public sealed class OwnRollFormTests
{
    private static readonly OwnApplication[] Own =
    [
        Line(2025, "1", "丁", ApplicationState.Awarded),
        Line(2025, "2", "丙", ApplicationState.Ineligible),
        Line(2026, "3", "乙", ApplicationState.Draft),
        Line(2026, "4", "甲", ApplicationState.UnderCorrection),
    ];

    [Theory]
    [InlineData("", "3 4 1 2")]
    [InlineData("sort=name", "2 1 4 3")]
    [InlineData("sort=round", "1 2 3 4")]
    [InlineData("sort=-state", "1 2 4 3")]
    [InlineData("round=grants-2025-1", "1 2")]
    [InlineData("round=grants-2026-1&state=Draft", "3")]
    [InlineData("q=jia", "4")]
    [InlineData("q=grants&round=elsewhere", "")]
    public void Own_applications_are_searched_sorted_and_filtered_the_newest_first(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Page(Own, query).Items.Select(o => o.Application.Id)));

    [Fact]
    public void A_single_round_is_no_choice()
    {
        Assert.True(Page(Own, "").Counts.ContainsKey(OwnRollForm.Round));
        Assert.False(Page(Own[..2], "").Counts.ContainsKey(OwnRollForm.Round));
    }

    [Fact]
    public void Nobody_s_list_is_a_page_without_lines() => Assert.Empty(Page([], "q=x&page=3").Items);

    private static RollPage<OwnApplication> Page(IReadOnlyList<OwnApplication> own, string query)
    {
        var form = OwnRollForm.Of([.. own.Select(o => o.Round.Id).Distinct()]);
        return Roll.Of(own, form, RollQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(query)), form), OwnRollForm.PageSize);
    }

    private static OwnApplication Line(int year, string id, string title, ApplicationState state) => new(
        new()
        {
            Id = $"grants-{year}-1",
            ProgrammeId = "grants",
            Year = year,
            Batch = 1,
            Name = new("资助", "Grants"),
            NoticeNumber = "教申〔2026〕1号",
            Stage = new("call"),
            Opens = new(year, 3, 1),
            Stages = RoundPlan.Of(
                [new(new("call"), RollingCallStage.Kind, StageLength.InDays(30))],
                new(year, 3, 1),
                ShippedCatalogue.Catalogue.WorkingCalendar),
            Committee = [],
            Deputies = [],
            SettingsHash = "",
        },
        new()
        {
            Id = id,
            RoundId = $"grants-{year}-1",
            CreditCode = "a",
            OrganisationName = "学院",
            Title = title,
            ApplicantKind = "school",
            Desk = "hangzhou",
            State = state,
            Editors = ["p"],
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
}
