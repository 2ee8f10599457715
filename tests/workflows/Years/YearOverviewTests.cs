namespace Funding.Workflows.Tests.Years;

public sealed class YearOverviewTests
{
    private const string Colleges = "mixed-ownership-colleges";
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly YearProgramme Programme = new(Colleges, new("学院", "Colleges"));
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Last_years_round_is_suggested_until_this_years_is_there_or_drafted()
    {
        var last = Summary(2025);
        var draft = new YearDraft("d1", Colleges, Programme.Name, 2026, new(2026, 7, 1), CollegeStages.Plan(new(2026, 7, 1)), true);

        Assert.Equal(LaneState.Suggested, Assert.Single(Lanes([last], [])).State);
        Assert.Equal(LaneState.Proposed, Assert.Single(Lanes([last], [draft])).State);
        Assert.Equal(LaneState.Running, Assert.Single(Lanes([last, Summary(2026)], [])).State);
        Assert.Empty(Lanes([last with { Standing = RoundStanding.Cancelled }], []));
        Assert.Equal(
            LaneState.Suggested, Assert.Single(Lanes([last, Summary(2026) with { Standing = RoundStanding.Cancelled }], [])).State);
    }

    [Fact]
    public void A_step_that_follows_another_has_suggestions_of_its_own()
    {
        var rounds = new[] { Summary(2025) with { Id = "groups-recognition-2025-1" } };

        Assert.Null(YearOverview.SuggestionOf(2026, "groups", rounds, [], Calendar));
        Assert.NotNull(YearOverview.SuggestionOf(2026, "groups-recognition", rounds, [], Calendar));
    }

    [Fact]
    public void What_should_have_begun_or_moved_on_is_late_from_the_day_after()
    {
        var running = Summary(2026);
        var closes = running.Stages.CloseOf(CollegeStages.Call);

        Assert.Equal(0, Assert.Single(View(closes, [running], []).Lanes).DaysLate);
        Assert.Equal(1, Assert.Single(View(closes.AddDays(1), [running], []).Lanes).DaysLate);
        var suggested = Assert.Single(View(new(2026, 1, 5), [Summary(2025)], []).Lanes);
        Assert.Equal(0, suggested.DaysLate);
        Assert.Equal(3, Assert.Single(View(suggested.First.AddDays(3), [Summary(2025)], []).Late).DaysLate);
    }

    [Fact]
    public void A_week_counts_the_rounds_that_want_officers_or_experts_in_it()
    {
        var view = View(Today, [Summary(2026), Summary(2026) with { Id = $"{Colleges}-2026-2", Batch = 2 }], []);
        var review = view.Lanes[0].Spans.Single(s => s.Stage == CollegeStages.Review);

        Assert.Equal(0, view.Weeks.First(w => w.Monday >= new DateOnly(2026, 1, 1)).Experts);
        Assert.Equal(2, view.Weeks.Last(w => w.Monday <= review.First).Experts);
        Assert.Equal(DayOfWeek.Monday, view.Weeks[0].Monday.DayOfWeek);
        Assert.True(view.Weeks[0].Monday <= view.First && view.Weeks[^1].Monday.AddDays(7) > view.Last);
    }

    [Fact]
    public void Stages_follow_each_other_and_one_that_ends_by_its_work_takes_its_day()
    {
        var plan = CollegeStages.Plan(new(2026, 3, 2));
        var spans = StageSpans.Of(plan, new(2026, 3, 2));

        Assert.Equal(plan.Select(s => s.Id), spans.Select(s => s.Stage));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.Second.First >= pair.First.First));
        Assert.All(spans.Where(s => plan.Of(s.Stage).Closes is null), s => Assert.Equal(s.First, s.Last));
    }

    [Fact]
    public async Task The_year_costs_the_same_transactions_whatever_there_is()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var one = await CostAsync(house, 1);
        var many = await CostAsync(house, 40);

        Assert.Equal(2, one);
        Assert.Equal(one, many);
    }

    private static async Task<long> CostAsync(RoundHouse house, int rounds)
    {
        foreach (var batch in Enumerable.Range(1, rounds))
        {
            var round = Summary(2026) with { Id = $"{Colleges}-2026-{batch}", Batch = batch };
            await house.Get<ITableStore>().CommitAsync(RoundKeys.RoundsPartition, RowCodec.Upsert(round.Id, round));
            if (batch <= 20)
            {
                await house.Get<LaunchDraftCommands>().CreateAsync(
                    Cast.Administrator, Colleges, new Dictionary<string, IReadOnlyList<string>> { ["opens"] = ["2026-09-01"] });
            }
        }

        using (StorageMeter.Measure(out var reading))
        {
            var view = await house.Get<YearQueries>().ReadAsync(Cast.Administrator, 2026);
            Assert.True(view.Lanes.Count >= rounds);
            return reading.Sum;
        }
    }

    private static IReadOnlyList<YearLane> Lanes(IReadOnlyList<RoundSummary> rounds, IReadOnlyList<YearDraft> drafts) =>
        View(Today, rounds, drafts).Lanes;

    private static YearView View(DateOnly today, IReadOnlyList<RoundSummary> rounds, IReadOnlyList<YearDraft> drafts) =>
        YearOverview.Of(2026, today, [Programme], rounds, drafts, Calendar, kind => ShippedKinds.All.Stage(kind).Work);

    private static RoundSummary Summary(int year)
    {
        var opens = new DateOnly(year, 3, 2);
        var round = CollegeStages.RoundAt(CollegeStages.Call) with
        {
            Id = Round.IdOf(Colleges, year, 1),
            Year = year,
            Opens = opens,
            Stages = CollegeStages.Plan(opens),
        };
        return RoundSummary.Of(round);
    }
}
