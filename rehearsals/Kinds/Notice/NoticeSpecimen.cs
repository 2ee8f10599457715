namespace Funding.Rehearsals.Kinds.Notice;

public sealed class NoticeSpecimen : StageSpecimen
{
    public override string Kind => NoticeStage.Kind;

    public override string Settings => "workingDays: 5, objectionWorkingDays: 10";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        [.. (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Select(entry => Cast.ApplicantOf(entry.ApplicationId).PersonId)];

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Objections > 0)
        {
            await ObjectAndDecideAsync(play);
            yield return "objections decided";
        }

        if (play.WithdrawnFromNotice)
        {
            await play.WithdrawFromNoticeAsync();
            yield return "withdrawn from the notice";
        }

        if (!play.Eventful)
        {
            yield break;
        }

        await ObjectAsync(play, (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).MinBy(e => e.Rank)!);
        yield return "objected to";

        foreach (var objection in await play.RowsAsync<Objection>(RoundKeys.Objections))
        {
            await play.Get<ObjectionDecisionCommands>().DecideAsync(
                Cast.SecondOfficer, play.Id, objection.Id, false, "经核查，异议事实不成立。");
            yield return "objection dismissed";
        }
    }

    /// <summary>The first entries are objected to, by a citizen each; an officer who did not check the application decides.</summary>
    private static async Task ObjectAndDecideAsync(Player play)
    {
        var entries = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).OrderBy(e => e.Rank).Take(play.Objections).ToList();
        foreach (var (index, entry) in entries.Index())
        {
            var citizen = Cast.ActorOf($"citizen{index + 1}@people.example", Role.Applicant);
            await play.Get<PeopleStore>().GetOrCreateAsync(citizen.Name);
            var objection = await ObjectAsync(play, entry, citizen);
            var checker = play.OfficerOf(Cast.NumberOf(entry.ApplicationId));
            await play.Get<ObjectionDecisionCommands>().DecideAsync(
                checker.PersonId == Cast.Officer.PersonId ? Cast.SecondOfficer : Cast.Officer, play.Id, objection.Id, index % 2 == 1,
                "经核查并听取双方意见，已作出结论。");
        }

        await play.SettleAsync();
    }

    /// <summary>The objection to the first entry is dismissed, the one to the second upheld.</summary>
    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        if (!play.Eventful)
        {
            yield break;
        }

        var known = (await play.RowsAsync<Objection>(RoundKeys.Objections)).Select(o => o.ApplicationId).ToList();
        foreach (var entry in (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries))
            .Where(e => e.Rank <= 2 && !known.Contains(e.ApplicationId)))
        {
            var objection = await ObjectAsync(play, entry);
            yield return "an entry objected to";
            await play.Get<ObjectionDecisionCommands>().DecideAsync(
                Cast.SecondOfficer, play.Id, objection.Id, entry.Rank == 2, "经核查，已作出结论。");
            yield return "an objection decided";
        }
    }

    private static Task<Objection> ObjectAsync(Player play, NoticeEntry entry, Actor? by = null) => play.Get<ObjectionFiling>().FileAsync(
        by ?? Cast.Citizen,
        play.Id,
        entry.ApplicationId,
        "张三",
        "0571-88001122",
        "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。",
        [new SentFile("证据.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf))]);
}
