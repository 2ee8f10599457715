using static Funding.Workflows.Webhooks.PublicEventTypes;

namespace Funding.Workflows.Tests.Webhooks;

public sealed class PublicEventsTests
{
    private static readonly DateOnly Opens = new(2026, 3, 2);
    private static readonly DateTimeOffset Before = ShanghaiTime.StartOf(Opens.AddDays(-3));
    private static readonly DateTimeOffset During = ShanghaiTime.StartOf(Opens);

    [Fact]
    public void A_round_is_told_from_its_launch_to_its_results()
    {
        var round = Summary();
        var told = default(ToldRound);

        Assert.Equal([RoundLaunched], Next(round, Before));
        Assert.Empty(Next(round, Before));
        Assert.Equal([CallOpened], Next(round, During));
        var review = round with { Stage = CollegeStages.Review };
        Assert.Equal([CallClosed, RoundStageEntered], Next(review, During.AddDays(60)));
        var notice = review with { PublicNoticeAt = During.AddDays(90) };
        Assert.Equal([NoticePublished], Next(notice, During.AddDays(90)));
        var announced = notice with { Standing = RoundStanding.Announced, AnnouncedAt = During.AddDays(120) };
        Assert.Equal([ResultsPublished], Next(announced, During.AddDays(120)));
        Assert.Empty(Next(announced, During.AddDays(1000)));

        IEnumerable<string> Next(RoundSummary at, DateTimeOffset now)
        {
            var facts = ToldRound.Of(at, now);
            var events = PublicEvents.Of(told, facts, at, Page);
            told = facts;
            return events.Select(e => e.Type);
        }
    }

    [Fact]
    public void A_day_that_moved_is_told_with_the_new_day_and_a_stage_entered_again_is_another()
    {
        var round = Summary();
        var before = ToldRound.Of(round, During);
        var close = round.CallCloses().AddDays(7);
        var moved = round with { Stages = round.Stages.With(CollegeStages.Call, close) };

        var told = Assert.Single(PublicEvents.Of(before, ToldRound.Of(moved, During), moved, Page));
        Assert.Equal(RoundDeadlineMoved, told.Type);
        Assert.Equal(close, Assert.Single(Assert.IsType<RoundData>(told.Data).Moved!).Value);
        var again = round with { Stages = round.Stages.Back(CollegeStages.Call, CollegeStages.Call) };
        Assert.Equal(
            RoundStageEntered, Assert.Single(PublicEvents.Of(before, ToldRound.Of(again, During), again, Page)).Type);
    }

    [Fact]
    public void A_round_that_is_cancelled_is_told_once_and_nothing_else_of_it()
    {
        var round = Summary();
        var cancelled = round with { Standing = RoundStanding.Cancelled, CancelledAt = During };
        var facts = ToldRound.Of(cancelled, During);

        Assert.Equal(RoundCancelled, Assert.Single(PublicEvents.Of(ToldRound.Of(round, During), facts, cancelled, Page)).Type);
        Assert.Empty(PublicEvents.Of(facts, facts, cancelled, Page));
    }

    [Fact]
    public void Of_an_award_its_granting_and_each_other_standing_is_told()
    {
        var award = new AwardSummary(
            "colleges-2026-1-1", "colleges-2026-1", "college", AwardStanding.Live, "12330000000000001X", "之江学院", "智能制造学院",
            new(2031, 1, 1))
        {
            ProgrammeId = "colleges",
            ProgrammeName = new("特色学院", "Colleges"),
            DocumentNumber = "教〔2026〕1号",
            CertificateNumber = "ZJ-1",
            VerificationCode = "ABCDEFGHJKMN",
            AwardedOn = new(2026, 12, 1),
        };

        var granted = PublicEvents.Of(null, award, Page)!;
        Assert.Equal(AwardGranted, granted.Type);
        Assert.DoesNotContain(award.Holder, FundingJson.Serialize(granted), StringComparison.Ordinal);
        Assert.Null(PublicEvents.Of(AwardStanding.Live, award, Page));
        Assert.Equal(AwardChanged, PublicEvents.Of(AwardStanding.Suspended, award, Page)!.Type);
    }

    [Fact]
    public void The_guide_has_every_event_and_no_other() => Assert.Equal(
        PublicEventTypes.All.Order(StringComparer.Ordinal),
        Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "webhooks.md")), @"\n\| `([a-z.-]+)` \|")
            .Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    private static Uri Page(string path) => new("https://site.example" + path);

    private static RoundSummary Summary() => new(
        "colleges-2026-1", new("特色学院", "Colleges"), "colleges", 2026, 1, CollegeStages.Call, CollegeStages.Plan(Opens), Opens, "1",
        null);
}
