using CsCheck;

namespace Funding.Workflows.Tests.Rehearsals;

public sealed class RehearsalFindingsTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);

    private static readonly RehearsalScene Scene = new(
        ShippedCatalogue.Colleges, new LaunchRequest { ProgrammeId = "mixed-ownership-colleges", Year = 2026, NoticeNumber = "1" },
        new(100, 10, 12), 2, new Dictionary<LineId, decimal> { [Line] = 1_000_000m });

    private static readonly RehearsedRound Fine = new()
    {
        States = new Dictionary<ApplicationState, int> { [ApplicationState.Awarded] = 10, [ApplicationState.NotSelected] = 80 },
        Submitted = new Dictionary<string, int> { ["hangzhou"] = 90 },
        Places = 10,
    };

    [Fact]
    public void A_round_in_which_nothing_went_wrong_has_no_findings() => Assert.Empty(Rules(Fine));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Ineligible_applications_are_a_flood_from_thirty_per_cent_on(int ineligible, bool named)
    {
        var played = Fine with
        {
            States = new Dictionary<ApplicationState, int>
            {
                [ApplicationState.Awarded] = 10,
                [ApplicationState.Ineligible] = ineligible,
            },
            Submitted = new Dictionary<string, int> { ["hangzhou"] = 100 },
        };

        Assert.Equal(named, Rules(played).Contains("ineligible-flood"));
    }

    [Fact]
    public void What_a_round_lacks_is_named_each_by_its_rule()
    {
        var played = Fine with
        {
            Trouble = null,
            States = new Dictionary<ApplicationState, int> { [ApplicationState.Awarded] = 9 },
            Submitted = new Dictionary<string, int> { ["hangzhou"] = 60, ["ningbo"] = 3 },
            Lines = [new(Line, 900_000m, 100_000.01m, 0)],
        };
        var bounds = Bounds(seats: 3, maxLoad: 10, limits: new() { ["hangzhou"] = 40, ["ningbo"] = 3 });

        Assert.Equal(["experts-short", "desk-limits", "places-empty", "line-short"], Rules(played, bounds));
    }

    [Fact]
    public void A_line_that_nobody_set_up_is_missing_and_not_short() =>
        Assert.Equal(["line-missing"], Rules(Fine with { Lines = [new(Line with { Year = 2027 }, 1, 0, 0)] }));

    [Fact]
    public void A_round_that_stopped_says_why_and_its_places_are_not_called_empty()
    {
        var stopped = Fine with
        {
            Trouble = new("停在评审", "stays in the review"),
            States = new Dictionary<ApplicationState, int>(),
        };

        Assert.Equal(["rehearsal-stopped"], Rules(stopped));
    }

    [Fact]
    public void A_closing_day_on_a_day_off_or_in_a_year_without_a_notice_is_named()
    {
        var holiday = new DateOnly(2026, 10, 2);
        StageTime[] times =
        [
            Time("call", new(2026, 3, 6)), Time("review", new(2026, 3, 7)), Time("check", holiday), Time("approve", new(2044, 3, 2)),
            Time("notice", new(2044, 3, 9)),
        ];

        var rules = RehearsalFindings.Of(Scene, Fine, times, View(Bounds())).ToList();

        Assert.Equal(["deadline-day-off", "deadline-day-off", "deadline-provisional"], rules.Select(f => f.Rule));
        Assert.Contains("周末", rules[0].Text.Zh, StringComparison.Ordinal);
        Assert.Contains("放假", rules[1].Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void So_many_experts_carry_all_seats_and_one_fewer_does_not() =>
        Gen.Select(Gen.Int[1, 600], Gen.Int[1, 7], Gen.Int[1, 60]).Sample((applications, seats, load) =>
        {
            var needed = RehearsalFindings.ExpertsNeeded(applications, seats, load);
            Assert.True(needed >= seats && needed * load >= applications * seats);
            Assert.True(needed == seats || (needed - 1) * load < applications * seats);
        });

    [Fact]
    public void As_many_are_ineligible_as_the_share_says() => Gen.Select(Gen.Int[1, 500], Gen.Int[0, 100]).Sample((count, share) =>
    {
        var settings = new RehearsalSettings(count, share, 0);
        Assert.Equal(count * share / 100, Enumerable.Range(1, count).Count(settings.IsIneligible));
    });

    [Fact]
    public void Settings_out_of_their_ranges_are_each_refused_by_field()
    {
        Assert.Empty(new RehearsalSettings(500, 100, 300).Check());
        Assert.Equal(
            ["applications", "ineligible", "experts"], new RehearsalSettings(501, 101, -1).Check().Select(r => r.Field));
        Assert.Equal(["applications"], new RehearsalSettings(0, 0, 0).Check().Select(r => r.Field));
        Assert.Empty(new RehearsalSettings(1, 0, 0) { LateShare = 100, WithdrawnShare = 100, Objections = 20 }.Check());
        Assert.Equal(
            ["late", "withdrawn", "objections"],
            new RehearsalSettings(1, 0, 0) { LateShare = -1, WithdrawnShare = 101, Objections = 21 }.Check().Select(r => r.Field));
    }

    [Fact]
    public void A_price_is_rounded_up_to_the_hundredth_once_for_all()
    {
        var prices = new StoragePrices("list", new(2026, 1, 1), "USD", 10_000, new Dictionary<StorageOperation, decimal>
        {
            [StorageOperation.Get] = 0.004m,
            [StorageOperation.BlobWrite] = 0.05m,
        });
        var costs = StorageCosts.Of(
            new Dictionary<StorageOperation, long>
            {
                [StorageOperation.BlobWrite] = 10_000,
                [StorageOperation.Get] = 10_000,
                [StorageOperation.Query] = 0,
            },
            prices);

        Assert.Equal([StorageOperation.Get, StorageOperation.BlobWrite], costs.Select(c => c.Operation));
        Assert.Equal(0.06m, StorageCosts.Sum(costs));
        Assert.Equal(0, StorageCosts.Sum([]));
    }

    [Fact]
    public void The_shipped_prices_name_their_source_and_have_one_for_each_operation() => Assert.Equal(
        Enum.GetValues<StorageOperation>(), StoragePrices.Shipped.Prices.Keys.Order());

    private static StageTime Time(string id, DateOnly closes) =>
        new(new(id), new(id, id), closes.AddDays(-5), closes, closes, 5, [], [], false);

    private static IEnumerable<string> Rules(RehearsedRound played, RehearsalBounds? bounds = null) =>
        RehearsalFindings.Of(Scene, played, [], View(bounds ?? Bounds())).Select(f => f.Rule);

    private static RehearsalView View(RehearsalBounds bounds) => new(
        Calendar, StoragePrices.Shipped, Bilingual.Same, stage => Bilingual.Same(stage.Id.Id), bounds);

    private static RehearsalBounds Bounds(int seats = 0, int maxLoad = 1, Dictionary<string, int>? limits = null) => new(
        limits ?? [], new Dictionary<string, int> { ["school"] = seats }, maxLoad, Bilingual.Same, Bilingual.Same);
}
