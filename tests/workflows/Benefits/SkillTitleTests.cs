namespace Funding.Workflows.Tests.Benefits;

/// <summary>A prize-winner's title: matched against imported results, noticed, granted with a bonus, and revoked with the prize.</summary>
public sealed class SkillTitleTests
{
    private const string Id = "skill-award-titles";

    private static readonly Programme Programme = ShippedCatalogue.Catalogue.Programme(Id);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The first five of class one and the first three of class two, by the results and not by what is stated.</summary>
    [Theory]
    [InlineData("one", 5, 5, true), InlineData("one", 6, 6, false), InlineData("two", 3, 3, true), InlineData("two", 4, 4, false)]
    [InlineData("one", 2, 1, false)]
    public void A_title_is_for_the_first_of_a_contest(string contestClass, int place, int stated, bool holds)
    {
        Assert.Equal(holds, Holds(contestClass, stated, new PriorPrize("winner", "大赛", contestClass, "数控", place, new(2026, 5, 1))));
        Assert.False(Holds(contestClass, stated));
        Assert.False(Holds(contestClass, stated, new PriorPrize("winner", "大赛", contestClass, "数控", place, new(2026, 5, 1))
        {
            RevokedOn = new(2026, 6, 1),
        }));
    }

    [Theory]
    [InlineData(1, "one", 80_000), InlineData(2, "one", 50_000), InlineData(3, "one", 50_000), InlineData(4, "one", 20_000)]
    [InlineData(5, "one", 20_000), InlineData(1, "two", 40_000), InlineData(3, "two", 25_000)]
    public void The_bonus_goes_by_place(int place, string contestClass, int bonus) => Assert.Equal(
        new Yuan(bonus), FigureSheet.Of(LineOf("expert"), Programme, Facts(contestClass, place), [], Yuan.Zero).Amount);

    [Fact]
    public void A_young_skill_expert_is_an_honour_without_a_bonus() => Assert.Equal(
        Yuan.Zero, FigureSheet.Of(LineOf("youth"), Programme, Facts("one", 1), [], Yuan.Zero).Amount);

    [Fact]
    public async Task A_winner_is_noticed_granted_a_title_of_its_own_and_heard_when_the_prize_is_revoked()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = new RoundPlayer(house)
        {
            Programme = Programme,
            Year = 2026,
            Applications = 2,
            Answered = sample => sample with
            {
                Fields = new Dictionary<string, string>(sample.Fields)
                {
                    ["title"] = "expert",
                    ["contest-class"] = "one",
                    ["place"] = "1",
                    ["award-year"] = "2025",
                },
            },
        };
        await play.PlayAsync();
        var application = await play.ApplicationAsync(Cast.ApplicationId(1));
        Assert.Equal(ApplicationState.Awarded, application.State);
        var id = BenefitKeys.AwardId(Id, application, LineOf("expert"));
        var home = (await house.Get<AwardStore>().GetAsync(id, Stop)).Home;
        Assert.Equal((application.Name, application.CertificateNumber), (home.Title, home.CertificateNumber));
        Assert.Equal(80_000m, (await house.Get<RunStore>().PayableAsync(
            new(Id, 2026, MoneySource.Provincial), id, "2025", Stop))!.Value.Amount.Value);
        Assert.Equal(id, (await house.Get<CertificateQueries>().FindAsync(home.VerificationCode, Stop))!.AwardId);
        var letter = await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{play.Id}", KeyRange.Prefix("sent:"), Stop)
            .Select(sent => sent.Value.Request)
            .FirstAsync(m => m.Template == BenefitMails.BenefitGranted.Name && m.Data["ApplicationNumber"] == application.Id, Stop);
        Assert.Equal(OrganisationLinks.OwnAwards(application.CreditCode), letter.Link!.Path);

        var (commands, contests) = (house.Get<ContestCommands>(), await house.Get<ContestStore>().AllAsync(Stop));
        var contest = contests.Single(c => c.Name.StartsWith("第1场", StringComparison.Ordinal));
        for (var times = 0; times < 2; times++)
        {
            Assert.Equal([id], await commands.RevokeAsync(
                Cast.Administrator, contest.Id, 1, "浙技赛〔2026〕99号", "使用违规工具，取消成绩。", Stop));
        }

        Assert.NotNull(await house.Get<AwardChangeStore>().WithdrawalAsync(id, Stop));
        var prize = Assert.Single(await house.Get<ContestStore>().OfPersonAsync(application.NamedIn("winner")!.Hash, Stop)).Prize;
        Assert.Equal("浙技赛〔2026〕99号", prize.Revoked!.Document);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(ContestKeys.Partition, KeyRange.All, Stop))
            Assert.DoesNotMatch("330199[0-9]{11}", string.Concat(row.Properties.Values));
    }

    [Fact]
    public async Task Results_are_imported_once_whole_and_what_is_wrong_is_named()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var (commands, number) = (house.Get<ContestCommands>(), IdentityNumbers.Of(7));
        Assert.Equal("prize-place", await CodeAsync(PlayedPrizes.ListOf(number, 0), "甲1号"));
        var mistyped = number[..17] + (number[17] == '1' ? '2' : '1');
        Assert.Equal("identity-number-check", await CodeAsync(PlayedPrizes.ListOf(mistyped, 1), "甲1号"));
        Assert.Equal("document-required", await CodeAsync(PlayedPrizes.ListOf(number, 1), " "));
        Assert.Empty(await house.Get<ContestStore>().AllAsync(Stop));
        Assert.Equal(1, (await ImportAsync(PlayedPrizes.ListOf(number, 1), "甲1号")).Prizes);
        Assert.Equal("contest-known", await CodeAsync(PlayedPrizes.ListOf(number, 2), "甲1号"));
        await Assert.ThrowsAsync<RefusedException>(
            () => commands.RevokeAsync(Cast.Officer, "2025-1", 1, "甲2号", "取消这一项成绩。", Stop));

        Task<Contest> ImportAsync(ListContent list, string document) => commands.ImportAsync(
            Cast.Officer, new("省赛", ContestLevel.Provincial, ContestClass.One, new(2025, 6, 1), document), list, Stop);

        async Task<string> CodeAsync(ListContent list, string document) =>
            (await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(list, document))).Refusals[0].Code;
    }

    private static bool Holds(string contestClass, int stated, params PriorPrize[] prizes)
    {
        var rules = Programme.StageSettings<RulesSettings>(RulesSettings.Kind).Rules.Select(r => r.Rule)
            .Where(r => r.Id is "prize" or "place-one" or "place-two");
        return EligibilityRules.Compile([.. rules], EligibilityFactsBuilder.Vocabulary(Programme))
            .Judge(Facts(contestClass, stated) with { Record = PriorRecord.Empty with { Prizes = prizes } }).IsEligible;
    }

    private static EligibilityFacts Facts(string contestClass, int place) => new()
    {
        ApplicantKind = "",
        City = "",
        Owners = [],
        AsOf = new(2026, 9, 1),
        Numbers = new Dictionary<string, decimal> { ["place"] = place },
        Answers = new Dictionary<string, string> { ["contest-class"] = contestClass, ["title"] = "expert" },
    };

    private static BenefitLine LineOf(string id) =>
        Programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines.Single(l => l.Id == id);
}
