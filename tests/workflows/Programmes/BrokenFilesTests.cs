namespace Funding.Workflows.Tests.Programmes;

public sealed class BrokenFilesTests : IDisposable
{
    private readonly ProgrammesFolder folder = new();

    [Theory]
    [InlineData("key: [1, 2\n", "not YAML")]
    [InlineData("key: one: two\n", "not YAML")]
    [InlineData("", "the file must be a map of settings")]
    [InlineData("# only a comment\n", "the file must be a map of settings")]
    [InlineData("- a list\n", "the file must be a map of settings")]
    [InlineData("just words\n", "the file must be a map of settings")]
    [InlineData("{}\n", "missing; the setting is required")]
    [InlineData("? [a, b]\n: 1\n", "a key must be a word, not a list or a map")]
    public void A_file_that_is_no_programme_is_refused_by_name(string text, string message)
    {
        folder.Write("new-programme.yaml", text);
        var problems = folder.Problems();
        Assert.All(problems, p => Assert.Equal("new-programme.yaml", p.File));
        Assert.Contains(problems, p => p.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("      places: &ten 10\n", "anchors (&) and tags (!) are not allowed; write the value out")]
    [InlineData("      places: !!int 10\n", "anchors (&) and tags (!) are not allowed; write the value out")]
    [InlineData("      places: *ten\n", "aliases (*) are not allowed; write the value out")]
    public void Anchors_aliases_and_tags_are_refused_where_they_stand(string broken, string message)
    {
        var line = folder.Change(ProgrammesFolder.College, "      places: 10\n", broken);
        var problem = Assert.Single(folder.Problems(), p => p.Message == message);
        Assert.Equal((line, "stages[7].selection.places"), (problem.Line, problem.Path));
    }

    [Fact]
    public void A_second_document_in_the_file_is_refused()
    {
        var text = folder.Read(ProgrammesFolder.College);
        folder.Write(ProgrammesFolder.College, text + "---\nid: second\n");
        Assert.Equal(text.Count(c => c == '\n') + 1, Assert.Single(folder.Problems()).Line);
    }

    [Fact]
    public void A_file_that_would_silently_not_be_read_is_refused()
    {
        folder.Write("another.yml", "id: another\n");
        Assert.Equal(("another.yml", "the file would not be read; name it .yaml"), Assert.Single(folder.Problems()) is var p
            ? (p.File, p.Message)
            : default);
    }

    [Fact]
    public void Without_a_folder_or_its_desks_nothing_starts()
    {
        File.Delete(Path.Combine(folder.Path, "desks.yaml"));
        Assert.Contains(folder.Problems(), p => p.File == "desks.yaml"
            && p.Message.StartsWith("the file is missing", StringComparison.Ordinal));
        Assert.Throws<CatalogueException>(() => Catalogue.Load(Path.Combine(folder.Path, "absent")));
    }

    [Theory]
    [InlineData(
        "2026-01-04, 2026-02-14", "2026-01-05, 2026-02-14", "makeUpWorkingDays[0]", "2026-01-05 is a make-up working day but no weekend")]
    [InlineData("2026-01-04, 2026-02-14", "2028-01-01, 2026-02-14", "makeUpWorkingDays[0]", "2028-01-01 is not in 2026")]
    [InlineData(
        "2026-01-04, 2026-02-14",
        "2026-10-04, 2026-02-14",
        "makeUpWorkingDays[0]",
        "2026-10-04 is both a day off and a make-up working day")]
    [InlineData("2026-06-19, 2026-06-20", "2026-06-31, 2026-06-20", "daysOff[20]", "'2026-06-31' is no day of the calendar")]
    [InlineData(
        "2026-06-19, 2026-06-20", "19 June, 2026-06-20", "daysOff[20]", "'19 June' is not allowed; allowed: a day such as 2026-10-01")]
    [InlineData("2026-06-19, 2026-06-20", "2026-06-20, 2026-06-20", "daysOff", "the entries must differ")]
    [InlineData("year: 2026\n", "year: 2025\n", "year", "2025 is not the year of the file's name; allowed: 2026")]
    [InlineData("notice: 国办发明电〔2025〕7号\n", "", "notice", "a year that is not provisional cites its notice")]
    public void A_calendar_that_cannot_be_true_is_refused_at_the_day(string old, string broken, string path, string message)
    {
        folder.Change("calendar/2026.yaml", old, broken);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal(("calendar/2026.yaml", path), (problem.File, problem.Path));
    }

    [Fact]
    public void A_bad_file_stops_the_start()
    {
        folder.Change(ProgrammesFolder.College, "      places: 10\n", "      places: 0\n");
        Assert.Throws<CatalogueException>(() => new ServiceCollection().AddCatalogue(folder.Path));
    }

    [Fact]
    public void A_desk_given_twice_is_refused()
    {
        var line = folder.Change("desks.yaml", "  - id: ningbo\n", "  - id: hangzhou\n");
        Assert.Contains(folder.Problems(), p => p.File == "desks.yaml" && p.Line == line && p.Path == "desks[1].id");
    }

    public void Dispose() => folder.Dispose();
}
