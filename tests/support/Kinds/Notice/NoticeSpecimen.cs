namespace Funding.Tests.Support.Kinds.Notice;

public sealed class NoticeSpecimen : StageSpecimen
{
    public override string Kind => NoticeStage.Kind;

    public override string Settings => "workingDays: 5, objectionWorkingDays: 10";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(RoundPlayer play) =>
        [.. (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Select(entry => Cast.ApplicantOf(entry.ApplicationId).PersonId)];

    public override async IAsyncEnumerable<string> PlayAsync(RoundPlayer play)
    {
        if (!play.Eventful)
        {
            yield break;
        }

        var entries = await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries);
        await play.Get<ObjectionFiling>().FileAsync(
            Cast.Citizen,
            play.Id,
            entries.MinBy(e => e.Rank)!.ApplicationId,
            "张三",
            "0571-88001122",
            "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。",
            [new SentFile("证据.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf))]);
        yield return "objected to";

        foreach (var objection in await play.RowsAsync<Objection>(RoundKeys.Objections))
        {
            await play.Get<ObjectionDecisionCommands>().DecideAsync(
                Cast.SecondOfficer, play.Id, objection.Id, false, "经核查，异议事实不成立。");
            yield return "objection dismissed";
        }
    }
}
