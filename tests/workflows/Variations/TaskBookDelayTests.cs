namespace Funding.Workflows.Tests.Variations;

/// <summary>What was to be reached in one year is reached in the next.</summary>
public sealed class TaskBookDelayTests
{
    private static readonly string[] Years = ["2027", "2028", "2029"];

    private static readonly Target Money = new("money", Bilingual.Same("m"), Bilingual.Same("u")) { Figure = TargetFigure.Year, Min = 0 };
    private static readonly Target Students =
        new("students", Bilingual.Same("s"), Bilingual.Same("u")) { Figure = TargetFigure.Standing, Min = 0 };

    private static readonly Target Accidents =
        new("accidents", Bilingual.Same("a"), Bilingual.Same("u")) { Figure = TargetFigure.Year, Better = Better.Down };

    private static readonly Gen<TaskBook> Books = Gen.Int[0, 100_000].Select(i => i / 100m).Array[9].Select(f => new TaskBook(
        [Line("money", f[0], f[1], f[2]), Line("students", f[3], f[4], f[5]), Line("accidents", f[6], f[7], f[8])]));

    [Fact]
    public void What_comes_about_in_a_year_moves_to_the_next()
    {
        var book = Delay(new([Line("money", 10, 20, 30)]), "2028", Money);
        Assert.Equal([10m, 0m, 50m], book.Lines[0].Years.Values);
    }

    [Fact]
    public void What_there_is_at_the_end_of_a_year_stays_as_the_year_before_and_is_reached_a_year_later()
    {
        Assert.Equal([100m, 100m, 300m], Delay(new([Line("students", 100, 200, 300)]), "2028", Students).Lines[0].Years.Values);
        var begun = new TaskBook([Line("students", 100, 200, 300) with { Start = 80 }]);
        Assert.Equal([80m, 200m, 300m], Delay(begun, "2027", Students).Lines[0].Years.Values);
        Assert.Equal([0m, 200m, 200m], Delay(new([Line("students", 100, 200, 200)]), "2027", Students).Lines[0].Years.Values);
    }

    [Fact]
    public void A_least_figure_stays()
    {
        var target = Money with { Min = 5 };
        Assert.Equal([10m, 5m, 45m], Delay(new([Line("money", 10, 20, 30)]), "2028", target).Lines[0].Years.Values);
        Assert.Equal([10m, 2m, 30m], Delay(new([Line("money", 10, 2, 30)]), "2028", target).Lines[0].Years.Values);
    }

    [Fact]
    public void Of_which_fewer_are_better_nothing_moves()
    {
        var book = new TaskBook([Line("accidents", 3, 2, 1)]);
        Assert.True(TaskBookDelay.AreSame(book, Delay(book, "2027", Accidents)));
    }

    [Fact]
    public void All_years_together_and_the_end_stay_the_same_and_no_other_line_changes() =>
        Gen.Select(Books, Gen.Int[0, 1]).Sample((book, at) =>
        {
            var after = Delay(book, Years[at], Money, Students);
            Assert.Equal(book.Lines[0].Years.Values.Sum(), after.Lines[0].Years.Values.Sum());
            Assert.True(after.FigureOf("students", Years[^1]) >= book.FigureOf("students", Years[^1]));
            Assert.True(after.FigureOf("students", Years[at]) <= book.FigureOf("students", Years[at]));
            Assert.True(after.FigureOf("students", Years[at + 1]) >= book.FigureOf("students", Years[at]));
            Assert.Equal(book.Lines[2], after.Lines[2]);
        });

    private static TaskBook Delay(TaskBook book, string year, params Target[] targets) =>
        TaskBookDelay.Of(book, targets, year, Years[Array.IndexOf(Years, year) + 1], Years);

    private static TaskBookLine Line(string target, params decimal[] figures) => new(
        target, null, new SortedDictionary<string, decimal>(
            Years.Zip(figures).ToDictionary(y => y.First, y => y.Second), StringComparer.Ordinal));
}
