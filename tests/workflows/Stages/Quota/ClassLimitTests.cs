namespace Funding.Workflows.Tests.Stages.Quota;

/// <summary>Limits of one organisation by its class, and applications that count against none.</summary>
public sealed class ClassLimitTests
{
    private static readonly QuotaSettings Settings = new(10, [new("education", 4)])
    {
        ByClass = new("class", [new(["national"], 2), new(["college", "other"], 1)]),
        Exempt = new("listed", ["yes"]),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("national", 0, null), InlineData("national", 1, null), InlineData("national", 2, "class-limit")]
    [InlineData("other", 0, null), InlineData("other", 1, "class-limit"), InlineData("secondary", 3, null)]
    [InlineData("national", 4, "desk-limit"), InlineData("secondary", 4, "desk-limit")]
    public void An_organisation_has_so_many_as_its_class_says_within_those_of_the_desk(string of, int before, string? code) =>
        Assert.Equal(code, DeskLimits.Bar(Settings, Quota(before, others: 0), Application(9), With(of, "no"))?.Code);

    [Fact]
    public void Those_of_other_organisations_count_against_the_desk_alone()
    {
        Assert.Null(DeskLimits.Bar(Settings, Quota(0, others: 3), Application(9), With("college", "no")));
        Assert.Equal("desk-limit", DeskLimits.Bar(Settings, Quota(0, others: 4), Application(9), With("college", "no"))!.Code);
    }

    [Fact]
    public void What_is_exempt_is_never_kept_back_and_never_counts()
    {
        Assert.Null(DeskLimits.Bar(Settings, Quota(4, others: 0), Application(9), With("college", "yes")));
        var quota = Quota(1, others: 0).With(Application(9).Id, exempt: true);
        Assert.Equal((2, 1, 1), (quota.Ranked.Count, quota.Used, quota.CountedOf(Application(9).Id)));
        Assert.Null(DeskLimits.Bar(Settings, quota, Application(8), With("national", "no")));
        Assert.Null(quota.Without(Application(9).Id).Exempt);
        Assert.Equal(0, quota.Without(Application(1).Id).Used);
    }

    /// <summary>Without any of it rows are written as before, and answers are not looked at.</summary>
    [Fact]
    public void A_desk_without_exempt_ones_is_as_before()
    {
        Assert.DoesNotContain("xempt", FundingJson.Serialize(Quota(2, 0)), StringComparison.Ordinal);
        Assert.Null(DeskLimits.Bar(Settings with { ByClass = null, Exempt = null }, Quota(3, 0), Application(9), Answers.Empty));
    }

    [Fact]
    public async Task A_desk_recommends_a_candidate_beside_its_limit()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = new RoundPlayer(house)
        {
            Programme = ShippedCatalogue.Catalogue.Programme("resource-libraries"),
            Applications = 2,
            Desks = ["ningbo"],
            Answered = sample => sample with
            {
                Fields = new Dictionary<string, string>(sample.Fields) { ["candidate"] = "yes" },
            },
        };
        await play.LaunchAsync();
        await play.SubmitAsync(1);
        await play.LeaveAsync();
        var (commands, id) = (house.Get<RecommendationCommands>(), Cast.ApplicationId(1));
        var quota = await commands.RecommendAsync(Cast.Recommender("ningbo"), play.Id, id, Stop);
        Assert.Equal([id], quota.Exempt!);
        Assert.Equal(0, quota.Used);
        Assert.Empty((await commands.TakeBackAsync(Cast.Recommender("ningbo"), play.Id, id, Stop)).Ranked);
        Assert.Equal(
            (1, "candidate"),
            (QuotaSettings.Of(play.Programme).ByClass!.Each[0].Limit, QuotaSettings.Of(play.Programme).Exempt!.Field));
    }

    private static DeskQuota Quota(int own, int others) => new(
        "education", 4,
        [
            .. Enumerable.Range(1, own).Select(n => Application(n).Id),
            .. Enumerable.Range(1, others).Select(n => $"{Cast.CodeOf(50 + n)}-1"),
        ]);

    private static Application Application(int number) => new()
    {
        Id = $"{Cast.CodeOf(1)}-{number}",
        RoundId = "r",
        CreditCode = Cast.CodeOf(1),
        OrganisationName = Cast.OrganisationOf(1),
        ApplicantKind = "college",
        Desk = "education",
        State = ApplicationState.Submitted,
        Editors = [],
        CreatedAt = default,
    };

    private static Answers With(string of, string listed) =>
        Answers.Empty with { Fields = new Dictionary<string, string> { ["class"] = of, ["listed"] = listed } };
}
