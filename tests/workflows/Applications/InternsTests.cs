namespace Funding.Workflows.Tests.Applications;

/// <summary>The roster of an enterprise's interns: its list, its rows, its schools, and that a student is named once a month.</summary>
public sealed class InternsTests
{
    private const string Id = "internship-places";

    private static readonly Programme Programme = ShippedCatalogue.Catalogue.Programme(Id);
    private static readonly PartOutline Part = Programme.Parts.Single(p => p.Kind == InternsSettings.Kind);
    private static readonly InternsSettings Rules = Part.As<InternsSettings>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-07-01", "2025-07-30", 0), InlineData("2025-07-01", "2025-07-31", 1), InlineData("2025-07-15", "2025-08-14", 1)]
    [InlineData("2025-07-15", "2025-08-13", 0), InlineData("2025-07-01", "2025-12-31", 6), InlineData("2025-07-01", "2026-06-30", 12)]
    [InlineData("2026-01-31", "2026-02-27", 1), InlineData("2026-01-31", "2026-02-26", 0)]
    public void Whole_months_count(string from, string to, int months)
    {
        var intern = Intern.Of(InternsSpecimen.RowOf(from, to))!;
        Assert.Equal(months, intern.Months);
        Assert.Equal(Math.Min(months, 6), intern.MonthsOf(6).Count);
        Assert.Equal(months == 0 ? null : from[..7], intern.MonthsOf(6) is [var first, ..] ? first : null);
    }

    [Theory]
    [InlineData("2025-07-01", "2026-06-30", null), InlineData("2025-06-30", "2025-12-31", "interns-outside-period")]
    [InlineData("2026-01-01", "2026-07-01", "interns-outside-period"), InlineData("2025-07-01", "2025-07-30", "interns-too-short")]
    [InlineData("2025-07-01", "someday", "interns-incomplete")]
    public void Rows_are_within_the_period_and_a_month_at_least(string from, string to, string? code)
    {
        var refusals = Missing([InternsSpecimen.RowOf(from, to)]);
        Assert.Equal(code is null ? [] : [code], refusals.Select(r => r.Code));
        Assert.All(refusals, r => Assert.StartsWith("interns[0]", r.Field, StringComparison.Ordinal));
    }

    /// <summary>A hash that somebody writes into the answers names nobody: its number was not given.</summary>
    [Fact]
    public void A_row_counts_with_its_number_alone()
    {
        var rows = new[] { InternsSpecimen.RowOf("2025-07-01", "2025-09-30") };
        Assert.Equal("interns-not-listed", Assert.Single(InternsCheck.Missing(Part, Applied, Answered(rows))).Code);
        var longer = Answered([InternsSpecimen.RowOf("2025-07-01", "2025-10-31")]);
        Assert.Equal("interns-not-listed", Assert.Single(InternsCheck.Missing(Part, Named(rows), longer)).Code);
        Assert.Equal(["interns-twice"], Missing([rows[0], rows[0]]).Select(r => r.Code));
        Assert.Equal("interns-none", Assert.Single(InternsCheck.Missing(Part, Applied, Answered([]))).Code);
    }

    [Theory]
    [InlineData("20081001", "2024-10-01", null), InlineData("20081001", "2024-09-30", "interns-too-young")]
    public void Nobody_under_sixteen_is_listed(string born, string from, string? code)
    {
        var day = DateOnly.ParseExact(born, "yyyyMMdd", CultureInfo.InvariantCulture);
        var list = Read(Line(IdentityNumbers.BornOn(day), from: from, to: "2025-03-31"));
        Assert.Equal(code is null ? [] : [code], list.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_list_is_named_by_row_and_column_and_no_number_is_repeated()
    {
        var list = Read(Line("330199200505120019", code: "123", level: "博士", from: "soon", matched: "perhaps", mailbox: "none"));
        Assert.Empty(list.Rows);
        Assert.Equal(6, list.Problems.Count);
        Assert.All(list.Problems, p => Assert.Contains("2", p.Chinese, StringComparison.Ordinal));
        Assert.All(list.Problems, p => Assert.DoesNotContain("330199", p.Chinese + p.English, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_school_confirms_its_own_students_and_anew_where_a_row_changes()
    {
        var first = InternsSpecimen.RowOf("2025-07-01", "2025-09-30");
        var other = first with
        {
            Cells = new Dictionary<string, string>(first.Cells)
            {
                ["identity"] = new('c', 64),
                ["school"] = "之江技师学院",
                ["school-code"] = SampleApplication.EnterpriseCode,
                ["mailbox"] = "other@school.example",
                ["name"] = "孙某某",
            },
        };
        var schools = Schools([first, other]);
        Assert.Equal([2, 2], schools.Select(s => s.Terms.Count));
        Assert.DoesNotContain(schools[0].Terms, t => t.Name.Zh.Contains('孙', StringComparison.Ordinal));
        var longer = Schools([InternsSpecimen.RowOf("2025-07-01", "2025-10-31"), other]);
        Assert.NotEqual(ConsentDecision.CoversOf(schools[0]), ConsentDecision.CoversOf(longer[0]));
        Assert.Equal(ConsentDecision.CoversOf(schools[1]), ConsentDecision.CoversOf(longer[1]));
        Assert.Equal("钱**", Intern.Of(first)!.MaskedName);
    }

    /// <summary>Two enterprises in one month: the second submission is refused, and does not say whose the student is.</summary>
    [Fact]
    public async Task A_student_is_claimed_once_a_month()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = Programme,
            Year = 2026,
            Applications = 2,
            Answered = sample => sample with
            {
                Fields = new Dictionary<string, string>(sample.Fields)
                {
                    ["benefit-year"] = "2026",
                    ["months-claimed"] = "3",
                    ["employees"] = "100",
                    ["matched-places"] = "1",
                },
            },
        };
        await play.LaunchRoundAsync();
        await house.SettleAsync();
        await play.SubmitAsync(1);
        await play.DraftAsync(2);
        var (actor, second) = (Cast.Applicant(2), Cast.ApplicationId(2));
        await ListAsync("2025-09-01", "2025-11-30");
        var refused = (await Assert.ThrowsAsync<RefusedException>(
            () => house.Get<SubmissionCommands>().SubmitAsync(actor, play.Id, second, Stop))).Refusals.Single();
        Assert.Equal(("person-named-elsewhere", "interns"), (refused.Code, refused.Field));
        Assert.Contains("2025-09", refused.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.OrganisationOf(1), refused.Chinese, StringComparison.Ordinal);
        await ListAsync("2025-10-01", "2025-12-31");
        await house.Get<SubmissionCommands>().SubmitAsync(actor, play.Id, second, Stop);
        var kept = (await play.ApplicationAsync(second)).Named!;
        Assert.Equal(["2025-10", "2025-11", "2025-12"], Assert.Single(kept).Months!);

        // Nothing of the number is anywhere in the round.
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(RoundKeys.Partition(play.Id), KeyRange.All, Stop))
            Assert.DoesNotMatch("330199[0-9]{11}", string.Concat(row.Properties.Values));

        // The first one's student.
        async Task ListAsync(string from, string to)
        {
            await house.Get<InternsCommands>().TakeAsync(
                actor, play.Id, second, "interns",
                ContentOf(Line(
                    IdentityNumbers.BornOn(new(2005, 5, 12), 1), from: from, to: to, mailbox: "school2@school.example")), Stop);
            await house.Services.ConsentAsync(play.Id, second);
        }
    }

    private static Application Applied { get; } = SampleApplication.Application(Programme) with { Named = null };

    private static Answers Answered(IReadOnlyList<AnswerRow> rows) => new Answers
    {
        Fields = new Dictionary<string, string> { ["benefit-year"] = "2026" },
    }.With(Part.Id, rows);

    private static Application Named(IReadOnlyList<AnswerRow> rows) => rows.Select(Intern.Of).OfType<Intern>().DistinctBy(i => i.Hash)
        .Aggregate(Applied, (all, i) => all.With(new NamedPerson(InternPersons.PartOf(Part, i), i.Hash, i.Tail, 2006)
        {
            Months = i.MonthsOf(Rules.MostMonths),
        }));

    private static IReadOnlyList<Refusal> Missing(IReadOnlyList<AnswerRow> rows) =>
        InternsCheck.Missing(Part, Named(rows), Answered(rows));

    private static IReadOnlyList<ConsentParty> Schools(IReadOnlyList<AnswerRow> rows) =>
        InternPersons.Schools(Part, Named(rows), Answered(rows));

    private static InternList Read(string line) => InternList.Of(ContentOf(line), Rules, new(2026, 7, 1));

    private static ListContent ContentOf(string line) => ListContent.Read(
        InternColumns.Form,
        Encoding.UTF8.GetBytes($"{string.Join(',', InternColumns.Form.Columns.Select(c => c.Heading(false)))}\n{line}"), Rules.MaxRows);

    private static string Line(
        string number, string? code = null, string level = "中职", string from = "2025-07-01", string to = "2025-12-31",
        string matched = "是", string mailbox = "interns@school.example") => string.Join(
        ',', "钱小新", number, "之江职业技术学院", code ?? SampleApplication.SchoolCode, mailbox, "数控技术应用", level, from, to, matched, "否");
}
