using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Workflows.Tests.Stages.Committee;

public sealed class CaseRollFormTests
{
    private static readonly RollForm<CaseToVote> Form = CaseRollForm.Of(["hangzhou", "ningbo"]);

    private static readonly CaseToVote[] Waiting =
    [
        Line("1", "丁", "hangzhou", 3, new(2026, 6, 9)),
        Line("2", "丙", "ningbo", 1, null),
        Line("3", "乙", "hangzhou", 2, new(2026, 6, 5)),
    ];

    [Theory]
    [InlineData("", "1 2 3")]
    [InlineData("sort=name", "2 1 3")]
    [InlineData("sort=submitted", "2 3 1")]
    [InlineData("sort=until", "3 1 2")]
    [InlineData("sort=-until", "1 3 2")]
    [InlineData("desk=ningbo", "2")]
    [InlineData("desk=nowhere", "1 2 3")]
    [InlineData("q=bing", "2")]
    [InlineData("q=bing&desk=hangzhou", "")]
    public void Cases_are_searched_sorted_and_filtered_as_their_address_says(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Roll.Of(
            Waiting, Form, RollQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(query)), Form)).Items.Select(c => c.Id)));

    private static CaseToVote Line(string id, string title, string desk, int day, DateOnly? until) => new(
        new(new(id, "学院", title, desk, ApplicationState.Eligible, null, null, DateTimeOffset.UnixEpoch.AddDays(day))), until, 1);
}
