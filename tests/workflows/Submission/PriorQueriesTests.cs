using Funding.Workflows.Tests.Awards;
using static Funding.Workflows.Tests.Awards.Earlier.EarlierLists;

namespace Funding.Workflows.Tests.Submission;

/// <summary>Rules ask the register and the rounds; a decision keeps what it found.</summary>
public sealed class PriorQueriesTests : IDisposable
{
    private const string Bases = "省级产教融合实践基地";

    private static readonly string Text = SmallGrants.Text
        .Replace("subject: { kind: organisation,", "subject: { kind: organisation, barredYears: 2,", StringComparison.Ordinal)
        .Replace("parts:\n", $$"""
            otherProgrammes: [{ id: practice-bases, name: { zh: {{Bases}}, en: Practice bases } }]
            parts:

            """, StringComparison.Ordinal)
        .Replace("rules: [] }", """
            rules: [
                    { id: base, expression: 'LiveAward("practice-bases") || LiveAward("mixed-ownership-colleges")',
                      citation: "authority's setting", message: { zh: 须持有有效的实践基地, en: It holds a live base } },
                    { id: first, expression: '!Won("small-grants", Year) && !Applied("small-grants", Year - 1)',
                      citation: "authority's setting", message: { zh: 上年未申报, en: It did not apply last year } },
                    { id: bar, expression: '!Barred()', citation: "authority's setting",
                      message: { zh: 未在撤销后的限制期内, en: No withdrawal bars it } } ] }
            """, StringComparison.Ordinal);

    private readonly ProgrammesFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_decision_keeps_what_was_on_record_and_a_later_look_shows_that()
    {
        await using var house = House();
        await StartAsync(house, Line(1, programme: Bases), Line(2, programme: Bases, until: "2026-03-10"), Line(3));
        var rules = await ApplyAsync(house, 1);
        Assert.True(rules.IsEligible);
        Assert.Contains("持有省级产教融合实践基地“第1产业学院”", rules.Results[0].Found[0].Zh, StringComparison.Ordinal);
        Assert.True((await ApplyAsync(house, 3)).IsEligible);

        // Its term is over before the call closes; and nobody has given the fourth anything.
        Assert.Equal(["base"], (await ApplyAsync(house, 2)).Failed.Select(r => r.Id));
        Assert.Equal(["base"], (await ApplyAsync(house, 4)).Failed.Select(r => r.Id));

        await CloseCallAsync(house);
        var decided = await house.Get<EligibilityCommands>().DecideAsync(
            Cast.Officer, GrantYears.RoundId, Cast.ApplicationId(1), true, "材料齐全，符合条件。", Stop);
        var kept = Assert.Single(decided.Eligibility!.Prior!.Awards);
        Assert.Equal(("practice-bases", new DateOnly(2028, 5, 31), null), (kept.Programme, kept.ValidUntil, kept.End));
        Assert.Equal(new DateOnly(2026, 4, 2), decided.Eligibility.Prior.On);

        await house.Get<AwardChangeCommands>().SuspendAsync(
            Cast.Administrator, kept.Id, new("运行不正常，需要整改。", "教职成〔2026〕8号"), Stop);
        await house.SettleAsync(Stop);
        Assert.True((await VerdictAsync(house, 1)).IsEligible);
        Assert.Equal(
            PriorEnd.Suspended,
            (await house.Get<EligibilityQueries>().VerdictAsync(decided with { Eligibility = null }, Stop)).Prior!.Awards[0].End);
    }

    [Fact]
    public async Task An_application_of_another_round_counts_and_the_judged_one_does_not()
    {
        await using var house = House();
        await StartAsync(house, Line(1, programme: Bases));
        Assert.True((await ApplyAsync(house, 1)).IsEligible);
        var rounds = house.Get<ITableStore>();
        var now = (await rounds.GetAsync<RoundSummary>(RoundKeys.RoundsPartition, GrantYears.RoundId, Stop))!.Value;
        const string Before = "small-grants-2025-1";
        await rounds.CommitAsync(
            RoundKeys.RoundsPartition, RowCodec.Insert(Before, now with { Id = Before, Year = 2025, Name = new("2025年批次", "2025") }), Stop);
        var own = (await house.Get<ApplicationStore>().GetAsync(GrantYears.RoundId, Cast.ApplicationId(1), Stop)).Value;
        await rounds.CommitAsync(
            RoundKeys.Partition(Before),
            [RowCodec.Insert(RoundKeys.Application(own.Id), own with { RoundId = Before, State = ApplicationState.Withdrawn })], Stop);
        Assert.True((await VerdictAsync(house, 1)).IsEligible);

        await rounds.CommitAsync(
            RoundKeys.Partition(Before),
            [RowCodec.Upsert(RoundKeys.Application(own.Id), own with { RoundId = Before, State = ApplicationState.NotSelected })], Stop);
        var verdict = await VerdictAsync(house, 1);
        Assert.Equal(["first"], verdict.Failed.Select(r => r.Id));
        Assert.Contains($"申报过2025年批次，编号{own.Id}", verdict.Failed.Single().Found.Select(f => f.Zh));
    }

    [Fact]
    public async Task A_withdrawn_award_of_the_programme_bars_its_holder()
    {
        await using var house = House();
        await StartAsync(
            house, Line(1, programme: Bases),
            Line(1, programme: "小额资助", title: "旧计划", certificate: "资2024-1", standing: "撤销", causeDocument: "教职成〔2025〕3号",
                causeOn: "2025-06-01"));
        var verdict = await ApplyAsync(house, 1);
        Assert.Equal(["bar"], verdict.Failed.Select(r => r.Id));
        Assert.Contains("2027年6月1日起方可再次申报", verdict.Failed.Single().Found[0].Zh, StringComparison.Ordinal);
        Assert.True(verdict.Failed.Single().OfRecordAlone);
        await CloseCallAsync(house);
        Assert.Equal("rules-fail", (await Assert.ThrowsAsync<RefusedException>(() => house.Get<EligibilityCommands>().DecideAsync(
            Cast.Officer, GrantYears.RoundId, Cast.ApplicationId(1), true, "材料齐全，符合条件。", Stop))).Refusals[0].Code);
    }

    [Fact]
    public void A_wrong_name_is_a_fault_of_the_file_with_line_and_allowed_names()
    {
        folder.Write(
            "small-grants.yaml", Text.Replace("LiveAward(\"practice-bases\")", "LiveAward(\"practise\")", StringComparison.Ordinal));
        var problem = Assert.Single(folder.Problems());
        Assert.Equal(("small-grants.yaml", "stages[1].rules[0].expression"), (problem.File, problem.Path));
        Assert.True(problem.Line > 1);
        Assert.Equal(
            "neither a file nor otherProgrammes names a programme 'practise'; "
                + "it has mixed-ownership-colleges, practice-bases, small-grants",
            problem.Message);

        folder.Write("small-grants.yaml", Text.Replace("barredYears: 2, ", "", StringComparison.Ordinal));
        Assert.Contains("subject.barredYears", Assert.Single(folder.Problems()).Message, StringComparison.Ordinal);
    }

    private RoundHouse House()
    {
        folder.Write("small-grants.yaml", Text);
        return new(engineInMemory: true, configure: services => services.AddSingleton(Catalogue.Load(folder.Path)));
    }

    private static async Task StartAsync(RoundHouse house, params string[] awards)
    {
        await house.StartAsync(Stop);
        var imports = house.Get<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", Csv(awards), Stop);
        Assert.Equal("", report.Plan.Problems.Codes());
        await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
        await house.SettleAsync(Stop);
        await new GrantYears(house, applications: 0).LaunchAsync();
        await house.SettleAsync(Stop);
    }

    private static async Task CloseCallAsync(RoundHouse house)
    {
        await house.AdvanceToAsync(new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.FromHours(8)), Stop);
        await house.SettleAsync(Stop);
    }

    /// <returns>The verdict on what was submitted.</returns>
    private static async Task<EligibilityVerdict> ApplyAsync(RoundHouse house, int number)
    {
        await new GrantYears(house).ApplyAsync(number);
        return await VerdictAsync(house, number);
    }

    private static async Task<EligibilityVerdict> VerdictAsync(RoundHouse house, int number) =>
        await house.Get<EligibilityQueries>().VerdictAsync(
            (await house.Get<ApplicationStore>().GetAsync(GrantYears.RoundId, Cast.ApplicationId(number), Stop)).Value, Stop);
}
