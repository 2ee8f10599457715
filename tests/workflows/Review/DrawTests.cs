namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

public sealed class DrawTests
{
    [Fact]
    public async Task A_draw_gives_every_application_its_panel_by_party_and_reveals_the_seed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 6);
        var sheets = await house.SheetsAsync();
        Assert.Equal(30, sheets.Count);
        foreach (var panel in sheets.GroupBy(s => s.ApplicationId))
        {
            Assert.Equal(5, panel.Select(s => s.ExpertId).Distinct().Count());
            Assert.Equal(2, panel.Count(s => s.Seat == Party.School));
        }

        Assert.Equal(
            sheets.Select(PanelMember.Of).OrderBy(m => (m.ApplicationId, m.ExpertId)),
            (await house.RowsAsync<PanelMember>(RoundKeys.SheetsByApplication)).OrderBy(m => (m.ApplicationId, m.ExpertId)));
        Assert.Equal(30, (await house.RowsAsync<DateTimeOffset>(RoundKeys.UnsignedSheets)).Count);
        var round = await house.RoundAsync();
        Assert.Equal(CollegeStages.Review, round.Stage);
        Assert.Equal(Convert.ToHexStringLower(Seed), round.Draw!.Seed);
    }

    [Fact]
    public async Task Who_filled_in_an_application_does_not_judge_it_whatever_organisation_the_pool_says()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(applications: 3, expertsOfEachParty: 4);
        var editors = Enumerable.Range(1, 2).Select(n => ExpertOf(Party.School, n).PersonId).ToList();
        var application = (await ((ITableStore)house.Tables).GetAsync<Application>(
            Partition, RoundKeys.Application(ApplicationOf(1).Id), Stop))!;
        await house.SaveAsync(commit => commit.Replace(application, application.Value with { Editors = editors }));
        await house.AgreeAsync();
        await house.DrawAsync();

        var panel = (await house.SheetsAsync()).Where(s => s.ApplicationId == application.Value.Id).ToList();
        Assert.Equal(Enumerable.Range(3, 2).Select(n => ExpertOf(Party.School, n).PersonId).Order(), panel
            .Where(s => s.Seat == Party.School)
            .Select(s => s.ExpertId)
            .Order());
        Assert.DoesNotContain(panel, s => editors.Contains(s.ExpertId));
    }

    [Fact]
    public async Task Anyone_can_replay_the_published_record_and_finds_no_name_in_it()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        await using var content = await house.Get<DrawQueries>().OpenDrawRecordAsync(RoundId, Stop);
        using var reader = new StreamReader(content!);
        var json = await reader.ReadToEndAsync(Stop);
        var draw = FundingJson.Deserialize<PublishedDraw>(json)!;
        Assert.Empty(draw.Replay((await house.RoundAsync()).Draw!.Commitment).Faults);
        Assert.Equal("3271.5", draw.Record.PublicValue);
        Assert.DoesNotContain("专家", json, StringComparison.Ordinal);
        Assert.DoesNotContain(CodeOf(1), json, StringComparison.Ordinal);
        Assert.DoesNotContain(ExpertOf(Party.School, 1).PersonId, json, StringComparison.Ordinal);
        var forged = draw with { Seats = [draw.Seats[0] with { ExpertId = draw.Inputs.Experts[^1].Id }, .. draw.Seats.Skip(1)] };
        Assert.NotEmpty(forged.Replay().Faults);
    }

    [Fact]
    public async Task Each_expert_gets_one_mail_and_one_orchestration_however_often_the_act_runs()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        await house.DrawAsync();
        await house.DrainAsync();
        var experts = (await house.SheetsAsync()).CountBy(s => s.ExpertId).ToDictionary();
        var invitations = house.Mails.Of(MailTemplates.ReviewInvitation);
        Assert.Equal(experts.Keys.Order(), invitations.Select(m => m.PersonId).Order());
        Assert.All(invitations, m => Assert.Equal($"{experts[m.PersonId]}", m.Data["Count"]));
        Assert.Equal(
            experts.Keys.Select(e => new ReviewerKey(RoundId, e).Subject.InstanceId).Order(), house.Instances.Scheduled.Keys.Order());
    }

    [Fact]
    public async Task Killed_at_any_commit_the_draw_goes_on_to_the_same_rows()
    {
        await using var whole = await new ReviewHouse().AtDrawAsync(8, 4);
        await whole.ActAsync(DrawStage.FixRosters);
        await whole.AgreeAsync();
        await whole.DrawAsync();
        var expected = await RowsOf(whole);
        for (var left = 0; ; left++)
        {
            await using var house = await new ReviewHouse().AtDrawAsync(8, 4);
            await house.ActAsync(DrawStage.FixRosters);
            await house.AgreeAsync();
            house.Tables.CommitsLeft = left;
            var killed = await Record.ExceptionAsync(() => house.DrawAsync()) is IOException;
            house.Tables.CommitsLeft = null;

            // The pool changes and a day passes before the process is up again: the draw is done already.
            house.Clock.Advance(TimeSpan.FromDays(1));
            var late = ExpertOf(Party.School, 99);
            await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(late.PersonId), late));
            await house.DrawAsync();
            Assert.Equal(expected, await RowsOf(house));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Two_draws_at_once_write_every_row_once()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(8, 4);
        await house.AgreeAsync();
        house.Tables.BeforeCommit = () => house.DrawAsync();
        await Assert.ThrowsAsync<StorageConflictException>(() => house.DrawAsync());
        Assert.Equal(40, (await house.SheetsAsync()).Count);
        Assert.Equal(CollegeStages.Review, (await house.RoundAsync()).Stage);
    }

    [Fact]
    public async Task A_pool_without_a_party_shows_the_office_exactly_what_is_missing()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(2, 0);
        foreach (var party in new[] { Party.Government, Party.Industry, Party.Enterprise })
            await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(ExpertOf(party, 1).PersonId), ExpertOf(party, 1)));
        await house.AgreeAsync();
        await house.DrawAsync();
        await house.DrainAsync();

        var shortfalls = await house.Get<DrawQueries>().ShortfallsAsync(ReviewHouse.Office, RoundId, null, Stop);
        Assert.All(shortfalls.Items, s => Assert.Equal((Party.School, 2, 0), (s.Value.Party, s.Value.Missing, s.Value.StandIns)));
        Assert.Equal(2, shortfalls.Items.Count);
        Assert.Equal(4, (await house.Get<DrawQueries>().UnfillableSeatsAsync(ReviewHouse.Office, RoundId, null, Stop)).Items.Count);
        var shortage = Assert.Single((await house.Get<DrawQueries>().DrawAsync(RoundId, Stop))!.Shortages);
        Assert.Equal((Party.School, 4, 2), (shortage.Party, shortage.MissingSeats, shortage.MoreExperts));
        Assert.Contains("学校", Assert.Single(house.Mails.Of(MailTemplates.ReviewShortfall)).Data["Missing"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rosters_are_published_as_the_named_day_begins_and_the_record_has_the_same_hashes()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(3, 4);
        Assert.Null((await house.LookAsync()).Act);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(DrawStage.FixRosters.Name, (await house.LookAsync()).Act);
        await house.ActAsync(DrawStage.FixRosters);
        await house.ActAsync(DrawStage.FixRosters);
        var published = (await house.Get<DrawQueries>().RostersAsync(RoundId, Stop))!;
        Assert.Equal((3, 16), (published.Applications, published.Experts));

        await house.AgreeAsync();
        await house.DrawAsync();
        await using var content = await house.Get<DrawQueries>().OpenDrawRecordAsync(RoundId, Stop);
        var record =
            (await System.Text.Json.JsonSerializer.DeserializeAsync<PublishedDraw>(content!, FundingJson.Options, Stop))!.Record;
        Assert.Equal(published.ExpertsHash, record.Orders.Single(o => o.Purpose == PublishedDraw.Experts).RosterHash);
        Assert.Equal(published.ApplicationsHash, record.Orders.Single(o => o.Purpose == PublishedDraw.Applications).RosterHash);
        Assert.Equal(published.ApplicationsHash, record.Orders.Single(o => o.Purpose == PublishedDraw.TieBreak).RosterHash);
    }

    [Fact]
    public async Task Who_comes_into_the_pool_after_the_rosters_are_fixed_is_not_drawn()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(3, 4);
        await house.ActAsync(DrawStage.FixRosters);
        var late = ExpertOf(Party.School, 99);
        await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(late.PersonId), late));

        await house.AgreeAsync();
        await house.DrawAsync();

        Assert.DoesNotContain(await house.SheetsAsync(), s => s.ExpertId == late.PersonId);
        Assert.Equal(16, (await house.Get<DrawQueries>().DrawAsync(RoundId, Stop))!.Experts);
    }

    [Fact]
    public async Task From_the_named_day_to_the_draw_no_list_is_imported()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(3, 4);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 31, 23, 59, 59, TimeSpan.FromHours(8)));
        await ImportAsync(house);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("pool-fixed", (await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(house))).Refusals[0].Code);
        await house.AgreeAsync();
        await house.DrawAsync();
        await ImportAsync(house);
    }

    [Fact]
    public async Task Who_acts_for_an_application_judges_it_neither_by_the_draw_nor_as_a_replacement()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 2);
        var own = ExpertOf(Party.Government, 1).PersonId;
        var stored =
            (await ((ITableStore)house.Tables).GetAsync<Application>(Partition, RoundKeys.Application(ApplicationOf(1).Id), Stop))!;
        await house.SaveAsync(commit => commit.ReplaceApplication(stored, stored.Value with { Editors = [.. stored.Value.Editors, own] }));
        await house.AgreeAsync();
        await house.DrawAsync();
        var seat = (await house.SheetsAsync()).Single(s => s.Seat == Party.Government);
        Assert.NotEqual(own, seat.ExpertId);

        await house.Get<SheetCommands>().RecuseAsync(Expert(seat.ExpertId), RoundId, seat.ApplicationId, "与申报单位有合作项目", Stop);
        await house.ActAsync(PanelReviewStage.FillPanels);
        Assert.DoesNotContain(await house.SheetsAsync(), s => s.ExpertId == own);
    }

    [Fact]
    public async Task An_expert_of_an_owner_never_sits_on_its_panel()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(2, 4);
        var own = ExpertOf(Party.Enterprise, 77) with { CreditCode = CodeOf(500_001) };
        await house.SaveAsync(commit => commit.Insert(RoundKeys.Expert(own.PersonId), own));
        await house.AgreeAsync();
        await house.DrawAsync();
        Assert.DoesNotContain(await house.SheetsAsync(), s => s.ExpertId == own.PersonId && s.ApplicationId == ApplicationOf(1).Id);
    }

    private static async Task ImportAsync(ReviewHouse house)
    {
        using var list = new MemoryStream("姓名,邮箱,单位,方\n新专家,new@experts.example,新单位,政府\n"u8.ToArray());
        await house.Get<ExpertImport>().ImportAsync(ReviewHouse.Office, RoundId, list, Stop);
    }

    private static async Task<List<string>> RowsOf(ReviewHouse house)
    {
        var rows = new List<string>();
        foreach (var prefix in new[]
        {
            RoundKeys.SheetsByExpert,
            RoundKeys.SheetsByApplication,
            RoundKeys.UnsignedSheets,
            ReviewKeys.Reviewers,
            ReviewKeys.Draw,
            RoundKeys.Waiting
        })
            await foreach (var row in ((ITableStore)house.Tables).EnumerateAsync(Partition, KeyRange.Prefix(prefix), Stop))
                rows.Add($"{row.Key} {string.Concat(row.Properties.Values)}");
        return rows;
    }
}
