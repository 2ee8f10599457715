namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

public sealed class PanelChangesTests
{
    private const string Reason = "与申报单位有合作项目";

    [Fact]
    public async Task A_recusal_brings_another_expert_of_the_same_party_once_however_often_the_act_runs()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = (await house.SheetsAsync()).First(s => s.Seat == Party.School);
        await house.Get<SheetCommands>().RecuseAsync(Expert(sheet.ExpertId), RoundId, sheet.ApplicationId, Reason, Stop);
        await house.DrainAsync();
        Assert.Contains(HomeWalker.InstanceId(RoundId), house.Instances.Woken);
        Assert.Equal(PanelReviewStage.FillPanels.Name, (await house.LookAsync()).Act);

        await house.ActAsync(PanelReviewStage.FillPanels);
        await house.ActAsync(PanelReviewStage.FillPanels);
        var panel = (await house.Get<ReviewQueries>().PanelAsync(ReviewHouse.Office, RoundId, sheet.ApplicationId, Stop))
            .Where(m => m.State.HoldsSeat())
            .ToList();
        Assert.Equal(5, panel.Count);
        Assert.Equal(2, panel.Count(m => m.Seat == Party.School));
        Assert.DoesNotContain(panel, m => m.ExpertId == sheet.ExpertId);
        var schools = Enumerable.Range(1, 4).Select(n => ExpertOf(Party.School, n).PersonId).ToHashSet();
        Assert.All(panel.Where(m => m.Seat == Party.School), m => Assert.Contains(m.ExpertId, schools));
        Assert.Null((await house.LookAsync()).Act);
    }

    [Fact]
    public async Task Nobody_left_shows_the_office_the_seat_and_a_later_import_fills_it()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 1, expertsOfEachParty: 2);
        // Two of each party: five seats and three left; all but the panel recuse by conflict with the applicant.
        var sheets = await house.SheetsAsync();
        foreach (var party in Parties.All)
            foreach (var number in new[] { 1, 2 })
            {
                var idle = ExpertOf(party, number).PersonId;
                if (sheets.All(s => s.ExpertId != idle)) await house.Get<ConflictCommands>().DeclareAsync(
                    Expert(idle), RoundId, CodeOf(1), Reason, Stop);
            }

        var given = sheets.First(s => s.Seat == Party.Government);
        await house.Get<SheetCommands>().RecuseAsync(Expert(given.ExpertId), RoundId, given.ApplicationId, Reason, Stop);
        await house.ActAsync(PanelReviewStage.FillPanels);
        await house.DrainAsync();
        Assert.Single((await house.Get<DrawQueries>().UnfillableSeatsAsync(ReviewHouse.Office, RoundId, null, Stop)).Items);
        Assert.Contains("政府", Assert.Single(house.Mails.Of(MailTemplates.ReviewShortfall)).Data["Missing"], StringComparison.Ordinal);
        Assert.Null((await house.LookAsync()).Act);

        using var list = new MemoryStream("姓名,邮箱,单位,方\n新专家,new@experts.example,新单位,政府\n"u8.ToArray());
        await house.Get<ExpertImport>().ImportAsync(ReviewHouse.Office, RoundId, list, Stop);
        Assert.Equal(PanelReviewStage.FillPanels.Name, (await house.LookAsync()).Act);
        await house.ActAsync(PanelReviewStage.FillPanels);
        var panel = await house.Get<ReviewQueries>().PanelAsync(ReviewHouse.Office, RoundId, given.ApplicationId, Stop);
        Assert.Equal(5, panel.Count(m => m.State.HoldsSeat()));
        Assert.Empty((await house.Get<DrawQueries>().ShortfallsAsync(ReviewHouse.Office, RoundId, null, Stop)).Items);
        await house.DrainAsync();
        var late = Person.IdOf("new@experts.example");
        Assert.True(house.Instances.Scheduled.ContainsKey(new ReviewerKey(RoundId, late).Subject.InstanceId));
        Assert.Equal("1", house.Mails.Of(MailTemplates.ReviewInvitation).Single(m => m.PersonId == late).Data["Count"]);
    }

    [Fact]
    public async Task Killed_at_any_commit_a_replacement_goes_on_and_no_seat_is_given_twice()
    {
        for (var left = 0; ; left++)
        {
            await using var house = await new ReviewHouse().AtReviewAsync();
            foreach (var sheet in (await house.SheetsAsync()).Where((_, i) => i % 5 == 0))
                await house.Get<SheetCommands>().RecuseAsync(Expert(sheet.ExpertId), RoundId, sheet.ApplicationId, Reason, Stop);
            house.Tables.CommitsLeft = left;
            var killed = await Record.ExceptionAsync(() => house.ActAsync(PanelReviewStage.FillPanels)) is IOException;
            house.Tables.CommitsLeft = null;
            await house.ActAsync(PanelReviewStage.FillPanels);
            Assert.All(
                (await house.SheetsAsync()).GroupBy(s => s.ApplicationId), panel => Assert.Equal(5, panel.Count(s => s.State.HoldsSeat())));
            var held = (await house.SheetsAsync()).Where(s => s.State.HoldsSeat()).CountBy(s => s.ExpertId).ToDictionary();
            Assert.All(
                await house.RowsAsync<Reviewer>(ReviewKeys.Reviewers), r => Assert.Equal(held.GetValueOrDefault(r.ExpertId), r.Load));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Silence_counts_as_recusal_only_after_its_day_and_not_for_accepted_sheets()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 6);
        var mine = (await house.SheetsAsync()).GroupBy(s => s.ExpertId).First(g => g.Count() >= 2).ToList();
        var key = new ReviewerKey(RoundId, mine[0].ExpertId);
        await house.Get<SheetCommands>().AcceptAsync(Expert(mine[0].ExpertId), RoundId, mine[0].ApplicationId, cancellation: Stop);
        house.Clock.SetUtcNow(new DateTimeOffset(mine[0].AnswerBy.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8)));
        await house.ActAsync(key, ReviewerAct.RemindToAnswer);
        Assert.Null((await house.LookAsync(key)).Act);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ReviewerAct.TreatSilenceAsRecusal, (await house.LookAsync(key)).Act);
        await house.ActAsync(key, ReviewerAct.TreatSilenceAsRecusal);
        await house.ActAsync(key, ReviewerAct.TreatSilenceAsRecusal);
        await house.DrainAsync();
        Assert.Equal(ReviewState.Accepted, (await house.SheetAsync(mine[0])).State);
        Assert.Equal(ReviewState.Replaced, (await house.SheetAsync(mine[1])).State);
        Assert.Equal($"{mine.Count - 1}", Assert.Single(house.Mails.Of(MailTemplates.ReviewReplaced)).Data["Count"]);
        Assert.Equal(mine.Count - 1, (await house.RowsAsync<EmptySeat>(RoundKeys.EmptySeats)).Count);
    }

    [Fact]
    public async Task Reminders_go_once_at_two_thirds_and_once_on_the_last_day_and_not_to_who_has_signed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        foreach (var sheet in await house.SheetsAsync())
            await house.Get<SheetCommands>().AcceptAsync(Expert(sheet.ExpertId), RoundId, sheet.ApplicationId, cancellation: Stop);
        var open = (await house.SheetsAsync())[0].ExpertId;
        var done = (await house.SheetsAsync()).First(s => s.ExpertId != open).ExpertId;
        foreach (var sheet in (await house.SheetsAsync()).Where(s => s.ExpertId == done)) await house.SignAsync(sheet);
        foreach (var (day, act) in new[] { (19, ReviewerAct.RemindAtTwoThirds), (26, ReviewerAct.RemindOnLastDay) })
        {
            house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, day, 9, 0, 0, TimeSpan.FromHours(8)));
            Assert.Null((await house.LookAsync(new ReviewerKey(RoundId, done))).Act);
            Assert.Equal(act, (await house.LookAsync(new ReviewerKey(RoundId, open))).Act);
            for (var again = 0; again < 2; again++)
                await house.ActAsync(new ReviewerKey(RoundId, open), act);
            Assert.Null((await house.LookAsync(new ReviewerKey(RoundId, open))).Act);
        }

        await house.DrainAsync();
        Assert.Equal(open, Assert.Single(house.Mails.Of(MailTemplates.ReviewReminder)).PersonId);
        Assert.Equal(open, Assert.Single(house.Mails.Of(MailTemplates.ReviewLastDay)).PersonId);
    }

    [Fact]
    public async Task The_close_lapses_what_is_unsigned_keeps_what_is_signed_and_is_safe_to_repeat_after_a_kill()
    {
        for (var left = 0; ; left++)
        {
            await using var house = await new ReviewHouse().AtReviewAsync();
            var signed = (await house.SheetsAsync()).DistinctBy(s => s.ApplicationId).ToList();
            foreach (var sheet in signed) await house.SignAsync(sheet);
            house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 27, 0, 0, 0, TimeSpan.FromHours(8)));
            Assert.Equal(PanelReviewStage.Close.Name, (await house.LookAsync()).Act);
            house.Tables.CommitsLeft = left;
            var killed = await Record.ExceptionAsync(() => house.ActAsync(PanelReviewStage.Close)) is IOException;
            house.Tables.CommitsLeft = null;
            await house.ActAsync(PanelReviewStage.Close);
            Assert.Equal(CollegeStages.Defence, (await house.RoundAsync()).Stage);
            Assert.All(await house.SheetsAsync(), s => Assert.Equal(signed.Any(g => s.ExpertId == g.ExpertId
                && s.ApplicationId == g.ApplicationId) ? ReviewState.Signed : ReviewState.Replaced, s.State));
            Assert.Empty(await house.RowsAsync<DateTimeOffset>(RoundKeys.UnsignedSheets));
            Assert.Empty(await house.RowsAsync<WaitingTask>(RoundKeys.Waiting));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task An_application_without_any_signed_sheet_keeps_the_review_from_closing_and_the_office_is_told_every_day()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 2);
        var lucky = ApplicationOf(1).Id;
        foreach (var sheet in (await house.SheetsAsync()).Where(s => s.ApplicationId == lucky)) await house.SignAsync(sheet);
        foreach (var day in new[] { 27, 28 })
        {
            house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, day, 0, 0, 0, TimeSpan.FromHours(8)));
            Assert.Equal(PanelReviewStage.EscalateUnscored.Name, (await house.LookAsync()).Act);
            await house.ActAsync(PanelReviewStage.EscalateUnscored);
            await house.ActAsync(PanelReviewStage.EscalateUnscored);
            Assert.Null((await house.LookAsync()).Act);
        }

        await house.DrainAsync();
        var told = house.Mails.Of(MailTemplates.ReviewUnscored);
        Assert.Equal(2, told.Count);
        Assert.All(
            told,
            m => Assert.Equal(("1", $"{ApplicationOf(2).Id} {ApplicationOf(2).OrganisationName}"), (m.Data["Count"], m.Data["Missing"])));

        // Extended, the experts can sign again.
        var stored = (await ((ITableStore)house.Tables).GetAsync<Round>(Partition, RoundKeys.Round, Stop))!;
        await house.SaveAsync(commit => commit.Replace(
            stored, stored.Value with { Stages = stored.Value.Stages.With(CollegeStages.Review, new(2026, 7, 5)) }));
        await house.SignAsync((await house.SheetsAsync()).First(s => s.ApplicationId == ApplicationOf(2).Id && s.State.IsOpen()));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 7, 6, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(PanelReviewStage.Close.Name, (await house.LookAsync()).Act);
    }

    [Fact]
    public async Task A_conflict_declared_after_signing_voids_the_sheet_and_the_seat_is_filled_again()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 1);
        var signed = (await house.SheetsAsync()).First(s => s.Seat == Party.School);
        await house.SignAsync(signed);

        await house.Get<ConflictCommands>().DeclareAsync(Expert(signed.ExpertId), RoundId, CodeOf(1), Reason, Stop);
        Assert.Equal(ReviewState.Recused, (await house.SheetAsync(signed)).State);
        Assert.Equal(PanelReviewStage.FillPanels.Name, (await house.LookAsync()).Act);
        await house.ActAsync(PanelReviewStage.FillPanels);

        var panel = (await house.Get<ReviewQueries>().PanelAsync(ReviewHouse.Office, RoundId, signed.ApplicationId, Stop))
            .Where(m => m.State.HoldsSeat())
            .ToList();
        Assert.Equal(5, panel.Count);
        Assert.DoesNotContain(panel, m => m.ExpertId == signed.ExpertId);
        Assert.Equal((0, 0, 1), (await house.RowsAsync<Reviewer>(ReviewKeys.Reviewers))
            .Where(r => r.ExpertId == signed.ExpertId)
            .Select(r => (r.Signed, r.Open, r.Recused))
            .Single());
    }

    [Fact]
    public async Task An_import_that_moves_an_expert_into_the_applicants_house_ends_the_seat_even_without_a_credit_code()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 1);
        var sheet = (await house.SheetsAsync()).First(s => s.Seat == Party.Government);
        var expert = (await house.RowsAsync<PoolExpert>(RoundKeys.Experts)).Single(e => e.PersonId == sheet.ExpertId);
        using var list = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes($"姓名,邮箱,单位,方\n{expert.Name},{expert.Email},{ApplicationOf(1).OrganisationName},政府\n"));

        await house.Get<ExpertImport>().ImportAsync(ReviewHouse.Office, RoundId, list, Stop);

        Assert.Equal(ReviewState.Recused, (await house.SheetAsync(sheet)).State);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_on_the_last_day_to_answer()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = (await house.SheetsAsync())[0];
        var key = new ReviewerKey(RoundId, sheet.ExpertId);
        house.Clock.SetUtcNow(new DateTimeOffset(sheet.AnswerBy.ToDateTime(new TimeOnly(0, 0)), TimeSpan.FromHours(8)));
        Assert.Equal(ReviewerAct.RemindToAnswer, (await house.LookAsync(key)).Act);
        await house.ActAsync(key, ReviewerAct.RemindToAnswer);
        await house.ActAsync(key, ReviewerAct.RemindToAnswer);
        await house.DrainAsync();
        Assert.Null((await house.LookAsync(key)).Act);
        var mail = Assert.Single(house.Mails.Of(MailTemplates.ReviewAnswer));
        Assert.Equal((sheet.ExpertId, $"{sheet.AnswerBy:yyyy-MM-dd}"), (mail.PersonId, mail.Data["Deadline"]));
    }

    [Fact]
    public async Task The_last_signature_of_all_closes_the_review_early()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 1);
        foreach (var sheet in await house.SheetsAsync()) await house.SignAsync(sheet);
        await house.DrainAsync();
        Assert.Contains(HomeWalker.InstanceId(RoundId), house.Instances.Woken);
        Assert.Equal(PanelReviewStage.Close.Name, (await house.LookAsync()).Act);
    }
}
