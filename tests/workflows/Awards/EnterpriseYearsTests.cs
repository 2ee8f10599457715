namespace Funding.Workflows.Tests.Awards;

/// <summary>
/// Integration enterprises through the commands: the cultivation from the call to the acceptance three years later, and the certification
/// of one of them after a year.
/// </summary>
public sealed class EnterpriseYearsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_reaches_the_threshold_is_cultivated_for_three_years_and_accepted_at_their_end()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var years = new CollegeYears(house, Enterprises.Programme, Enterprises.Answered);
        await years.AnnounceAsync();

        var round = await years.Player.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        var ranked = await years.Player.RowsAsync<RankedApplication>($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:");
        Assert.Equal(4, ranked.Count);
        Assert.All(ranked, r => Assert.Equal(r.Entry.Score >= 75, r.Entry.Standing == Standing.Selected));
        Assert.All(ranked, r => Assert.Equal(
            r.Entry.Score >= 75 ? StandingReason.ReachesThreshold : StandingReason.BelowMinimum, r.Entry.Reason));
        var selected = ranked.Count(r => r.Entry.Standing == Standing.Selected);
        Assert.True(selected >= 2, $"{selected} selected");
        var awards = await house.Get<AwardQueries>().OfRoundAsync(years.Player.Id, cancellation: Stop);
        Assert.Equal(Enumerable.Range(1, selected), awards.Items.Select(a => a.Value.Number));
        using var file = new StreamReader(await house.Get<RankingQueries>().OpenPublicFileAsync(years.Player.Id, Stop));
        var published = PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(await file.ReadToEndAsync(Stop)));
        Assert.True(RankingVerifier.Verify(published, round.RankingHash).Holds);

        await years.LiveAsync(ShanghaiTime.DayOf(house.Clock.GetUtcNow()).AddDays(345), () => Task.CompletedTask);
        await RecogniseAsync(house, await years.AwardAsync(1), await years.AwardAsync(2));
        await years.LiveAsync(new(2030, 6, 1), () => Task.CompletedTask);
        foreach (var number in new[] { 2 })
        {
            var award = await years.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"acceptance:{first + 3}", $"plan:{first}", .. Enumerable.Range(first + 1, 3).Select(y => $"yearly:{y}")],
                award.Duties.Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed, $"{d.Value.Key}"));
        }

        var recognised = await years.AwardAsync(1);
        Assert.Equal(AwardStanding.Superseded, recognised.Home.Standing);
        Assert.DoesNotContain(recognised.Duties, d => d.Value.Kind == AcceptanceSettings.Kind);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    /// <summary>
    /// The next step: both holders are invited, one applies with what it wrote before, and its new award takes the old one's place.
    /// </summary>
    private static async Task RecogniseAsync(RoundHouse house, AwardRead old, AwardRead other)
    {
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = Enterprises.Recognition,
            Year = house.Clock.GetUtcNow().Year,
            Applications = 0,
            Desks = ["hangzhou", "ningbo"],
            Answered = Enterprises.Recognised,
        };
        await play.LaunchAsync();
        var round = await play.RoundAsync();
        Assert.Equal($"integration-enterprises-recognition-{round.Year}-1", round.Id);
        Assert.Equal("recognition", round.Step!.Id);
        Assert.Equal(round.Step, (await house.Get<RoundStore>().GetProgrammeAsync(round.Id, Stop)).Step);
        Assert.Contains("（认证）", round.Name.Zh, StringComparison.Ordinal);

        var invited = (await house.Get<DeliveryLog>().ListAsync(round.Id, null, 1000, null)).Items
            .Select(m => m.Value).Where(m => m.Template == "HolderInvited").ToList();
        Assert.True(invited.Count >= 2, $"{invited.Count} invited");

        // Number 9 holds nothing of the kind.
        var refused = await Assert.ThrowsAsync<RefusedException>(() => play.DraftAsync(9));
        Assert.Equal(("step-award-missing", "creditCode"), (refused.Refusals[0].Code, refused.Refusals[0].Field));

        var holder = Cast.ApplicantOf(old.Home.ApplicationId!);
        var draft = await house.Get<ApplicationCommands>().CreateAsync(holder, round.Id, new NewApplication(
            old.Home.Holder, old.Home.HolderName, SampleApplication.KindOf(play.Programme), old.Home.Desk!), Stop);
        Assert.Equal(old.Home.Id, draft.From);
        var filled = await house.Get<ApplicationStore>().ReadAnswersAsync(draft, Stop);
        Assert.Contains("overview", filled.Carried!);
        Assert.NotEmpty(filled.Fields["plan-name"]);
        Assert.DoesNotContain("employees", filled.Fields.Keys);
        Assert.Contains(
            await house.Get<SubmissionCommands>().MissingAsync(holder, round.Id, draft.Id, Stop), m => m.Code == "carried-unseen");
        await play.FillAsync(holder, draft.Id, 1);
        await house.Get<SubmissionCommands>().SubmitAsync(holder, round.Id, draft.Id, Stop);
        await play.PlayAsync();

        var made = (await house.Get<AwardRollStore>().ReadAsync(Stop)).Select(a => a.Summary).Single(a => a.Kind == "recognised");
        Assert.Equal(($"{round.Id}-1", AwardStanding.Live), (made.Id, made.Standing));
        var (before, after) = (
            await house.Get<AwardStore>().GetAsync(old.Home.Id, Stop), await house.Get<AwardStore>().GetAsync(made.Id, Stop));
        Assert.Equal((AwardStanding.Superseded, made.Id), (before.Home.Standing, before.Home.Cause!.Successor));
        Assert.Equal([old.Home.Id], after.Home.Supersedes!);
        Assert.Equal(old.Home.Id, after.Home.From);
        Assert.Equal(AwardStanding.Live, (await house.Get<AwardStore>().GetAsync(other.Home.Id, Stop)).Home.Standing);
        Assert.Contains(after.Duties, d => d.Value.Kind == AgreementSettings.Kind);

        // What asks for a live award of the programme holds for either of the two.
        var incentives = ShippedCatalogue.Catalogue.Programme("enterprise-incentives");
        foreach (var code in new[] { old.Home.Holder, other.Home.Holder })
        {
            var record = await house.Get<PriorQueries>().OfAsync(
                [new(PriorWord.LiveAward, "integration-enterprises")], incentives, draft with { CreditCode = code }, Stop);
            Assert.Single(record!.Awards, a => a.IsLiveOn(ShanghaiTime.DayOf(house.Clock.GetUtcNow())));
        }
    }
}
