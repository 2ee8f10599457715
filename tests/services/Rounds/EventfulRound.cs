namespace Funding.Services.Tests.Rounds;

/// <summary>
/// A round in which every orchestration of the house has something to do, with a pause wherever one of them waits for a person.
/// </summary>
internal sealed class EventfulRound(RoundHouse house)
{
    public const int Applications = 8;
    private const int Lapsing = Applications + 1;
    private static readonly Actor Citizen = RoundRun.ActorOf("citizen@people.example", Role.Applicant);
    private readonly RoundRun run = new(house, Applications);

    public RoundRun Run => run;

    /// <param name="pause">Told the round's stage.</param>
    public async Task RunAsync(Func<StageKey, Task> pause)
    {
        Func<Task>[] steps =
        [
            run.LaunchAsync, () => run.DraftAsync(Lapsing), run.ApplyAsync, run.CloseCallAsync, run.RecommendAsync,
            AskForCorrectionAsync, CorrectAsync, run.DecideEligibilityAsync, run.DrawAsync,
            () => run.ReviewAsync(sheet => sheet.ExpertId[0] % 2 == 0), run.ReviewAsync,
            () => run.ApproveAsync(RoundRun.Committee[0]), () => run.ApproveAsync(RoundRun.Committee[1]),
            ObjectAsync, DismissAsync, run.CloseNoticeAsync,
        ];
        foreach (var step in steps)
        {
            await step();
            await house.SettleAsync();
            await pause((await run.RoundAsync()).Stage);
        }
    }

    private Task AskForCorrectionAsync() =>
        house.Get<EligibilityCommands>().AskForCorrectionAsync(
            RoundRun.Officer, RoundRun.RoundId, RoundRun.ApplicationId(1), "请补充合作协议的盖章页。");

    private Task CorrectAsync() =>
        house.Get<SubmissionCommands>().SubmitAsync(RoundRun.Applicant(1), RoundRun.RoundId, RoundRun.ApplicationId(1));

    private async Task ObjectAsync()
    {
        var entries = await house.Get<ITableStore>()
            .EnumerateAsync<NoticeEntry>(RoundKeys.Partition(RoundRun.RoundId), KeyRange.Prefix(RoundKeys.NoticeEntries))
            .ToListAsync();
        await house.Get<ObjectionFiling>().FileAsync(
            Citizen,
            RoundRun.RoundId,
            entries.MinBy(e => e.Value.Rank)!.Value.ApplicationId,
            "张三",
            "0571-88001122",
            "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。",
            [new SentFile("证据.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf))]);
    }

    private async Task DismissAsync()
    {
        var open = await house.Get<ITableStore>()
            .EnumerateAsync(RoundKeys.Partition(RoundRun.RoundId), KeyRange.Prefix(RoundKeys.OpenObjections))
            .SingleAsync();
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            RoundRun.SecondOfficer, RoundRun.RoundId, open.Key[RoundKeys.OpenObjections.Length..], false, "经核查，异议事实不成立。");
    }
}
