namespace Funding.Workflows.Tests.Applications;

/// <summary>Withdrawals while the committee votes that leave nobody to move up; places: 3, applications: 8.</summary>
public sealed class VacancyTests
{
    [Fact]
    public async Task During_the_vote_a_place_that_no_reserve_can_take_is_told_to_the_administrators_at_once_and_is_on_record()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Approval);
        var ranked = await RankedAsync(house, await run.RoundAsync());
        var reserve = ranked.Where(r => r.Entry.Standing == Standing.Reserve).ToList();
        var selected = ranked.Where(r => r.Entry.Standing == Standing.Selected).ToList();
        Assert.NotEmpty(reserve);

        await WithdrawAsync(house, selected[0].ApplicationId);
        foreach (var one in reserve.SkipLast(1))
            await WithdrawAsync(house, one.ApplicationId);
        Assert.Empty(await ToldAsync(house));
        await WithdrawAsync(house, reserve[^1].ApplicationId);
        await WithdrawAsync(house, selected[1].ApplicationId);

        var administrators = (await house.Get<PeopleStore>().InRoleAsync(Role.Administrator)).Select(p => p.Id).ToList();
        RankedApplication[] left = [reserve[^1], selected[1]];
        var expected = left.SelectMany(l => administrators.Select(a => (l.Title, a))).Order().ToList();
        Assert.Equal(expected, await ToldAsync(house));
        Assert.Equal(left.Select(l => l.ApplicationId), await LeftVacantAsync(house));

        await run.PassAsync();
        Assert.Equal(
            [selected[2].ApplicationId],
            (await house.Get<NoticeQueries>().EntriesAsync(CollegeStages.RoundId)).Items.Select(i => i.Value.ApplicationId));
        Assert.Equal(expected, await ToldAsync(house));
    }

    private static async Task WithdrawAsync(RoundHouse house, string application)
    {
        var number = Enumerable.Range(1, 8).First(n => Cast.ApplicationId(n) == application);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(number), CollegeStages.RoundId, application, application[^4..], "合作企业重组，无法按申报内容建设。");
        await house.SettleAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<List<RankedApplication>> RankedAsync(RoundHouse house, Round round) =>
        [.. (await house.Get<ITableStore>().QueryAsync<RankedApplication>(
            RoundKeys.Partition(round.Id),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"))).Items.Select(i => i.Value)];

    /// <summary>Which application's leaving was told to whom.</summary>
    private static async Task<List<(string Title, string Person)>> ToldAsync(RoundHouse house) =>
        [.. (await house.SentAsync(MailTemplates.PlaceVacant)).Select(sent => (sent.Data["ApplicationName"], sent.PersonId)).Order()];

    private static async Task<List<string>> LeftVacantAsync(RoundHouse house) =>
        [.. (await house.AuditedAsync("place-left-vacant")).Select(note => note.Subject)];
}
