namespace Funding.Workflows.Tests.Stages.History;

/// <summary>What every reader reads at each moment of a played round.</summary>
public sealed class PlayedHistoryTests
{
    /// <summary>Words of a line that its applicant may read from a stage on.</summary>
    private static readonly (string Word, StageKey From)[] Told =
    [
        ("recommended", CollegeStages.Eligibility), ("signed", CollegeStages.Defence), ("Approved", CollegeStages.PublicNotice),
        ("notice", CollegeStages.PublicNotice), ("Announced", CollegeStages.Announcement),
    ];

    [Fact]
    public async Task Nothing_is_told_before_its_day_and_a_party_reads_no_more_than_the_office()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 6, Places = 2, Eventful = true };
        await foreach (var point in run.PointsAsync())
        {
            var round = await run.RoundAsync();
            foreach (var application in await run.RowsAsync<Application>(RoundKeys.Applications))
            {
                var office = await ReadAsync(house, round, application, HistoryReaders.Office);
                Assert.All(office, line => Assert.True(line.At <= house.Clock.GetUtcNow(), $"{line} at {point}"));
                foreach (var reader in new[] { HistoryReaders.Applicant, HistoryReaders.Desk, HistoryReaders.Committee })
                {
                    var lines = await ReadAsync(house, round, application, reader);
                    Assert.Empty(lines.Select(l => (l.At, l.Text)).Except(office.Select(l => (l.At, l.Text))));
                    Assert.All(lines, line => Assert.Equal((null, null), (line.By, line.OfficeDetail)));
                }

                var own = await ReadAsync(house, round, application, HistoryReaders.Applicant);
                foreach (var (word, from) in Told.Where(t => round.Stages.IsBefore(round.Stage, t.From)))
                {
                    Assert.DoesNotContain(own, line => line.Text.En.Contains(word, StringComparison.OrdinalIgnoreCase));
                }

                if (round.Standing != RoundStanding.Announced)
                {
                    Assert.DoesNotContain(own, line => line.Text.En.StartsWith("Rank", StringComparison.Ordinal));
                }
            }
        }

        Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
    }

    [Fact]
    public async Task A_removed_entry_and_the_one_that_moved_up_tell_it_stage_by_stage()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 4, Places = 1, DeskOf = n => n % 2 == 0 ? "hangzhou" : "ningbo" };
        await run.ToAsync(CollegeStages.PublicNotice);
        await run.SettleAsync();
        var entry = (await run.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Single();
        await run.LaterAsync(1);
        var objection = await house.Get<ObjectionCommands>().FileAsync(
            Cast.Citizen, run.Id, entry.ApplicationId,
            new NewObjection("张三", "0571-88001122", "企业出资证明与公示的股权结构不一致，请予核查。", []));
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, run.Id, objection.Id, true, "经核查，异议事实成立。");
        await run.ToAsync(null);

        var removed = await LinesAsync(house, run, entry.ApplicationId, HistoryReaders.Applicant);
        Assert.Equal(
            [
                "Begun", "Consent", "Consent", "Submitted", "Recommended", "Found", "Panel", "Panel", "Sheets:", "Defence", "Heard",
                "Countersigned", "Rank", "Approved", "In", "An", "Objection",
            ],
            removed.Select(line => line.Text.En.Contains("onsent", StringComparison.Ordinal) ? "Consent" : line.Text.En.Split(' ')[0]));
        Assert.Equal("经核查，异议事实成立。", removed[^1].Detail);
        var promoted = (await run.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Single(e => e.PromotedFor is not null);
        var moved = await LinesAsync(house, run, promoted.ApplicationId, HistoryReaders.Desk);
        Assert.Equal(["Moved", "Announced"], moved.TakeLast(2).Select(line => line.Text.En.Split(' ')[0]));
        Assert.DoesNotContain(moved, line => line.Text.En.StartsWith("Rank ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_cases_go_their_own_way_each_tells_its_own()
    {
        using var file = new RollingGrants();
        await using var house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        var run = new RoundPlayer(house) { Programme = file.Programme, Applications = 3, Eventful = true };
        await run.PlayAsync();
        var awarded = (await run.InStateAsync(ApplicationState.Awarded))[0].Id;
        var lines = await LinesAsync(house, run, awarded, HistoryReaders.Applicant);

        Assert.Equal("Begun", lines[0].Text.En);
        Assert.StartsWith("Announced", lines[^1].Text.En, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Text.En.StartsWith("In the public notice", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Text.En == "Approved by the committee");
    }

    private static async Task<IReadOnlyList<StageEvent>> LinesAsync(
        RoundHouse house, RoundPlayer run, string application, HistoryReaders reader) =>
        await ReadAsync(house, await run.RoundAsync(), await run.ApplicationAsync(application), reader);

    private static Task<IReadOnlyList<StageEvent>> ReadAsync(
        RoundHouse house, Round round, Application application, HistoryReaders reader) =>
        house.Get<StageFaces>().HistoryAsync(round, application, reader);
}
