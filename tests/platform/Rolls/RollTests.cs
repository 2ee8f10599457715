using Microsoft.AspNetCore.Http;

namespace Funding.Platform.Tests.Rolls;

public sealed class RollTests
{
    private static readonly RollForm<Line> Form = new(
        line => [SearchText.Of(line.Name)],
        [new("number", line => line.Number), new("name", line => Pinyin.SortKey(line.Name)), new("points", line => line.Points)],
        [new("state", line => line.State, ["open", "done"]), new("desk", line => line.Desk, ["hz", "nb"])]);

    private static readonly Line[] Lines =
    [
        new(1, "杭州职业技术学院", "open", "hz", 5), new(2, "宁波大学", "done", "nb", null), new(3, "杭州大学", "done", "hz", 9),
        new(4, "安吉学院", "open", "nb", 9), new(5, "温州学院", "open", "hz", 1),
    ];

    private static readonly Gen<Line[]> Random = Gen.Select(
        Gen.Int[1, 9], OneOf("杭州", "宁波", "安吉"), OneOf("open", "done"), OneOf("hz", "nb"),
        Gen.Int[0, 4].Nullable(), (number, name, state, desk, points) => new Line(number, name, state, desk, points)).Array[0, 40];

    private static readonly Gen<RollQuery> Queries = Gen.Select(
        OneOf("", "hz", "州", "nobody"), OneOf("", "open", "gone"), OneOf("", "hz"),
        OneOf("", "name", "-name", "points", "-points", "wild"), Gen.Int[-1, 9],
        (text, state, desk, sort, page) => Query($"q={text}&state={state}&desk={desk}&sort={sort}&page={page}"));

    [Fact]
    public void Nothing_asked_is_every_row_in_the_usual_order() => Assert.Equal([1, 2, 3, 4, 5], Numbers(""));

    [Theory]
    [InlineData("q=hz", 1, 3)]
    [InlineData("q=hz+大学", 3)]
    [InlineData("state=open", 1, 4, 5)]
    [InlineData("state=open&desk=hz", 1, 5)]
    [InlineData("state=open&desk=hz&q=wz", 5)]
    [InlineData("state=wild", 1, 2, 3, 4, 5)]
    [InlineData("sort=name", 4, 3, 1, 2, 5)]
    [InlineData("sort=-name", 5, 2, 1, 3, 4)]
    [InlineData("sort=points", 5, 1, 3, 4, 2)]
    [InlineData("sort=-points", 3, 4, 1, 5, 2)]
    [InlineData("sort=wild", 1, 2, 3, 4, 5)]
    [InlineData("q=nobody")]
    public void The_query_finds_filters_and_sorts(string query, params int[] numbers) => Assert.Equal(numbers, Numbers(query));

    [Fact]
    public void A_value_counts_what_it_would_leave_with_everything_else_as_it_is()
    {
        var page = Roll.Of(Lines, Form, Query("state=open&desk=hz"));
        Assert.Equal((2, 1), (page.CountOf("state", "open"), page.CountOf("state", "done")));
        Assert.Equal((2, 1), (page.CountOf("desk", "hz"), page.CountOf("desk", "nb")));
        Assert.Equal((5, 2), (page.Total, page.Matching));
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 5)]
    [InlineData(99, 5)]
    public void A_page_that_is_not_there_is_the_last_one(int asked, params int[] numbers)
    {
        var page = Roll.Of(Lines, Form, RollQuery.All with { Page = asked }, 2);
        Assert.Equal(numbers, page.Items.Select(l => l.Number));
        Assert.Equal((3, Math.Min(asked, 3)), (page.Pages, page.Query.Page));
    }

    [Fact]
    public void Pages_hold_every_matching_row_once_in_one_order() => Gen.Select(Random, Queries).Sample((lines, query) =>
    {
        var whole = Roll.Of(lines, Form, query with { Page = 1 }, 1000);
        var paged = Enumerable.Range(1, Roll.Of(lines, Form, query, 7).Pages)
            .SelectMany(page => Roll.Of(lines, Form, query with { Page = page }, 7).Items);
        Assert.Equal(whole.Items, paged);
        Assert.Equal(whole.Matching, whole.Items.Count);
        Assert.All(whole.Items, line => Assert.Contains(line, lines));
        Assert.Equal(whole.Matching, Roll.Of(lines, Form, query with { Picks = new Dictionary<string, string>() }, 1000).Items
            .Count(line => query.Picks.All(p => (p.Key == "state" ? line.State : line.Desk) == p.Value)));
    });

    [Fact]
    public void From_each_of_a_list_next_and_previous_go_through_it_in_its_order() => Gen.Select(Random, Queries).Sample((lines, query) =>
    {
        var shown = Roll.Of(lines, Form, query with { Page = 1 }, 1000).Items;
        foreach (var (i, line) in shown.Index())
        {
            Assert.Equal(
                new RollPlace<Line>(i + 1, shown.Count, shown.ElementAtOrDefault(i - 1), shown.ElementAtOrDefault(i + 1)),
                Roll.Around(lines, Form, query, l => ReferenceEquals(l, line)));
        }
    });

    [Fact]
    public void Parts_hold_every_row_that_is_found_once_whatever_goes_between_them() =>
        Gen.Select(Random, OneOf("", "hz", "州"), Gen.Int[1, 7], Gen.Int[0, 40]).Sample((random, words, size, gone) =>
        {
            List<Line> lines = [.. random.Select((line, i) => line with { Number = i })];
            var expected = Roll.Of(lines, Form, RollQuery.All with { Text = words }, 1000).Items.Select(l => l.Number).ToList();
            var taken = new List<int>();
            string? after = null;
            do
            {
                var part = Roll.After(lines, Form, words, line => $"{line.Number:00}", after, size);
                taken.AddRange(part.Items.Select(l => l.Number));
                after = part.Last;
                // One that was taken leaves the list.
                if (taken.Contains(gone))
                {
                    lines.RemoveAll(l => l.Number == gone);
                }
            }
            while (after is not null);
            Assert.Equal(expected, taken);
        });

    [Fact]
    public void A_row_that_fits_the_query_no_more_keeps_its_place_in_it()
    {
        var place = Roll.Around(Lines, Form, Query("state=done"), l => l.Number == 1)!;
        Assert.Equal((1, 3, null, 2), (place.Number, place.Of, place.Before?.Number, place.After?.Number));
        Assert.Null(Roll.Around(Lines, Form, Query("state=done"), l => l.Number == 9));
    }

    [Fact]
    public void The_counts_of_a_facet_are_what_each_pick_leaves() => Gen.Select(Random, Queries).Sample((lines, query) =>
    {
        var page = Roll.Of(lines, Form, query);
        foreach (var facet in Form.Facets)
        {
            foreach (var value in facet.Values)
            {
                var picked = query with { Picks = query.Picks.Where(p => p.Key != facet.Id).Append(new(facet.Id, value)).ToDictionary() };
                Assert.Equal(Roll.Of(lines, Form, picked).Matching, page.CountOf(facet.Id, value));
            }
        }
    });

    [Fact]
    public void The_query_stands_in_the_address() => Queries.Sample(query =>
    {
        var url = query.At("/list?role=one");
        var read = Query(url[(url.IndexOf('?') + 1)..]);
        Assert.Equal((query.Text, query.Sort, query.Descending, query.Page), (read.Text, read.Sort, read.Descending, read.Page));
        Assert.Equal(query.Picks, read.Picks);
    });

    [Fact]
    public void A_heading_sorts_by_its_column_and_then_the_other_way_round()
    {
        var page = Roll.Of(Lines, Form, Query("q=h&page=2"));
        Assert.Equal("/list?q=h&sort=name", page.Heading("/list", "name", "Name").Sort!.Url);
        Assert.Null(page.Heading("/list", "name", "Name").Sort!.State);
        var sorted = Roll.Of(Lines, Form, Query("sort=name"));
        Assert.Equal(("/list?sort=-name", "ascending"), Of(sorted));
        Assert.Equal(("/list?sort=name", "descending"), Of(Roll.Of(Lines, Form, Query("sort=-name"))));

        static (string, string?) Of(RollPage<Line> page) =>
            (page.Heading("/list", "name", "Name").Sort!.Url, page.Heading("/list", "name", "Name").Sort!.State);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<int> Numbers(string query) => Roll.Of(Lines, Form, Query(query)).Items.Select(l => l.Number);

    private static RollQuery Query(string query) => RollQuery.Of(
        new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), Form);

    private sealed record Line(int Number, string Name, string State, string Desk, int? Points);
}
