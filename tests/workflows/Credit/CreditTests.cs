namespace Funding.Workflows.Tests.Credit;

/// <summary>Lists of the dishonest: whom they meet, what officers write of it, and the way back to an earlier one.</summary>
public sealed class CreditTests
{
    private static readonly string Id = Cast.ApplicationId(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void An_application_meets_entries_by_the_codes_of_its_applicant_and_parties_and_never_by_a_name()
    {
        var application = new Application
        {
            Id = Id,
            RoundId = "r",
            CreditCode = Cast.CodeOf(1),
            OrganisationName = "甲学院",
            ApplicantKind = "k",
            Desk = "d",
            State = ApplicationState.Submitted,
            Editors = ["e"],
            CreatedAt = default,
            Parties = [new("甲学院", Cast.CodeOf(1), "k"), new("乙公司", Cast.CodeOf(2).ToLowerInvariant(), "k"), new("丙公司", null, "k")],
        };
        CreditEntry[] entries =
        [
            new(Cast.CodeOf(2), "乙公司（旧名）", "1", "", null, ""), new(Cast.CodeOf(2), "乙公司", "2", "", null, ""),
            new(Cast.CodeOf(3), "丙公司", "3", "", null, ""), new(Cast.CodeOf(1), "甲学院", "4", "", null, ""),
        ];
        var byCode = entries.GroupBy(e => e.Code).ToDictionary(g => g.Key, IReadOnlyList<CreditEntry> (g) => [.. g]);
        Assert.Equal(
            [("甲学院", true, "4"), ("乙公司", false, "1"), ("乙公司", false, "2")],
            CreditHits.Of(byCode, application).Select(h => (h.Party, h.IsApplicant, h.Entry.Document)));
        Assert.Empty(CreditHits.Of(new Dictionary<string, IReadOnlyList<CreditEntry>>(), application));
    }

    [Fact]
    public async Task A_list_takes_the_place_of_the_one_before_and_an_officer_writes_what_was_found()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (credit, store, round) = (house.Get<CreditCommands>(), house.Get<CreditStore>(), CollegeStages.RoundId);
        Assert.Null((await store.CountingAsync(Stop)).List);
        Assert.Equal("role-not-allowed", await CodeAsync(() => TakeOverAsync(Cast.Officer, 1)));
        Assert.Equal((1, 1), await TakeOverAsync(Cast.Administrator, 1) is var first ? (first.Number, first.Entries) : default);
        Assert.Equal("role-not-allowed", await CodeAsync(() => RecordAsync(Cast.Administrator)));
        Assert.Equal(
            "credit-outcome-missing", await CodeAsync(() => credit.RecordAsync(Cast.Officer, round, Id, new(null, "核对。"), Stop)));
        Assert.Equal("credit-no-hit", await CodeAsync(() => RecordAsync(Cast.Officer, 2)));
        await RecordAsync(Cast.Officer);
        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round, Cast.CodeOf(1), "曾任该校顾问。", Stop);
        Assert.Equal("own-conflict", await CodeAsync(() => RecordAsync(Cast.SecondOfficer)));
        var found = (await store.FindingAsync(round, Id, Stop))!.Value;
        Assert.Equal((CreditOutcome.Restored, 1), (found.Outcome, found.List));
        // It decides nothing: the application waits as before, and may be found eligible.
        Assert.Equal(ApplicationState.Recommended, (await run.ApplicationAsync(Id)).State);

        await TakeOverAsync(Cast.Administrator, 2);
        Assert.Equal("credit-no-hit", await CodeAsync(() => RecordAsync(Cast.Officer)));
        Assert.Equal("credit-list-counts", await CodeAsync(() => credit.GoBackAsync(Cast.Administrator, 2, "名单有误。", Stop)));
        Assert.Equal("credit-list-not-found", await CodeAsync(() => credit.GoBackAsync(Cast.Administrator, 7, "名单有误。", Stop)));
        await credit.GoBackAsync(Cast.Administrator, 1, "新名单的来源文件不完整。", Stop);
        var now = await store.CountingAsync(Stop);
        Assert.Equal((1, true), (now.List!.Number, now.ByCode.ContainsKey(Cast.CodeOf(1))));
        await RecordAsync(Cast.Officer);
        Assert.Equal(3, (await TakeOverAsync(Cast.Administrator, 2)).Number);

        Task RecordAsync(Actor actor, int number = 1) => credit.RecordAsync(
            actor, round, Cast.ApplicationId(number), new(CreditOutcome.Restored, "经核对信用中国，已完成信用修复。"), Stop);

        Task<CreditList> TakeOverAsync(Actor actor, int number) => credit.TakeOverAsync(
            actor, new("信用中国", store.Today), Encoding.UTF8.GetBytes($"单位名称,统一社会信用代码\n甲公司,{Cast.CodeOf(number)}\n"), Stop);
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
