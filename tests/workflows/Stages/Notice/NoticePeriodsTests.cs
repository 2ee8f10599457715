namespace Funding.Workflows.Tests.Stages.Notice;

public sealed class NoticePeriodsTests
{
    private static readonly WorkingCalendar Calendar = new([new(2026, false, [new(2026, 6, 19)], [new(2026, 6, 21)], "notice")]);
    private static readonly DateOnly Published = new(2026, 6, 15); // Monday; Friday is off, Sunday is worked

    private static List<NoticePeriod> At(string local, params NoticedEntry[] entries) =>
        [.. entries.Select(e => NoticePeriods.Period(e, DateTimeOffset.Parse(local + "+08:00")))];

    private static NoticedEntry Entry(string key, DateOnly published, params ObjectionState[] objections) =>
        new(
            key,
            published,
            NoticePeriods.LastDay(published, Calendar, 5),
            [.. objections.Index().Select(o => new NoticeObjection($"o{o.Index}", o.Item))]);

    [Fact]
    public void The_last_second_of_the_fifth_working_day_is_still_in_time()
    {
        var period = Assert.Single(At("2026-06-22T23:59:59.999", Entry("a", Published)));
        Assert.Equal((new(2026, 6, 22), NoticeState.Running), (period.LastDay, period.State));
        Assert.True(period.TakesObjections(DateTimeOffset.Parse("2026-06-22T15:59:59.9Z")));
        Assert.False(period.TakesObjections(DateTimeOffset.Parse("2026-06-22T16:00:00Z")));
        Assert.False(period.TakesObjections(DateTimeOffset.Parse("2026-06-14T15:59:59Z")));
        Assert.Equal(NoticeState.Closed, At("2026-06-23T00:00:00", Entry("a", Published))[0].State);
    }

    [Fact]
    public void An_open_objection_freezes_its_entry_alone()
    {
        var periods = At("2026-07-30T12:00", Entry("a", Published, ObjectionState.Dismissed, ObjectionState.Open), Entry("b", Published));
        Assert.Equal([NoticeState.Frozen, NoticeState.Closed], periods.Select(p => p.State));
        Assert.Equal(["o1"], periods[0].OpenObjections);
    }

    [Fact]
    public void An_upheld_objection_removes_even_with_another_open_and_dismissed_ones_let_go()
    {
        var periods = At("2026-07-30T12:00",
            Entry("a", Published, ObjectionState.Upheld, ObjectionState.Open), Entry("b", Published, ObjectionState.Dismissed));
        Assert.Equal([NoticeState.Removed, NoticeState.Closed], periods.Select(p => p.State));
        Assert.False(periods[0].TakesObjections(DateTimeOffset.Parse("2026-06-16T12:00+08:00")));
    }

    [Fact]
    public void A_promoted_reserve_has_a_period_of_its_own() => Assert.Equal(
        [NoticeState.Closed, NoticeState.Running],
        At("2026-06-25T12:00", Entry("a", Published), Entry("up", new(2026, 6, 24))).Select(p => p.State));

    [Fact]
    public void No_working_day_is_refused() => Assert.Throws<ArgumentException>(() => NoticePeriods.LastDay(Published, Calendar, 0));

    [Fact]
    public void The_announcement_waits_exactly_for_the_running_and_the_open() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 7]).List[0, 12].Select(Gen.Int[0, 60]).Sample((rows, day) =>
        {
            var now = ShanghaiTime.StartOf(Published.AddDays(day));
            var periods = rows.Index().Select(r => Entry($"k{r.Index:00}", Published.AddDays(r.Item.Item1),
                    [.. Enumerable.Range(0, 3).Where(bit => (r.Item.Item2 & (1 << bit)) != 0).Select(bit => (ObjectionState)bit)]))
                .Select(e => NoticePeriods.Period(e, now)).ToList();
            Assert.All(periods, p => Assert.Equal(5, Calendar.WorkingDaysBetween(p.PublishedOn, p.LastDay)));

            // What the rows of the entries that stand tell of them.
            var standing = periods.Where(p => p.State != NoticeState.Removed).ToList();
            var facts = new NoticeFacts(
                Published,
                standing.Select(p => (DateOnly?)p.LastDay).Where(last => last >= Published.AddDays(day)).Min(),
                standing.Any(p => p.OpenObjections.Count > 0));
            var step = NoticeStage.Next(facts, new StageMoment(now, null, new HashSet<string>()));
            Assert.Equal(
                day > 0 && periods.All(p => p.State is NoticeState.Closed or NoticeState.Removed), step.Exit is not null);
            Assert.True(step.WakeAt is not { } next || next > now);
        });
}
