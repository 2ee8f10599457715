using static Funding.Workflows.Tests.Stages.Defence.DefenceHouse;

namespace Funding.Workflows.Tests.Stages.Defence;

/// <summary>The day itself: steps, absence, notes, and what the round does by it.</summary>
public sealed class DefenceDayTests
{
    [Fact]
    public async Task It_is_held_noted_and_left()
    {
        await using var house = await PublishedAsync();
        await house.Play.HearDefenceAsync();
        Assert.Equal(new(DefenceStage.Kind), (await house.Play.RoundAsync()).Stage);
        await house.Play.WriteNotesAsync();
        Assert.Equal(RoundStanding.Announced, (await house.Play.RoundAsync()).Standing);
    }

    [Fact]
    public async Task A_member_finds_sessions_and_what_is_to_write_on_the_desk_where_experts_begin()
    {
        await using var house = await AtDefenceAsync();
        var sheets = (await house.Play.SheetsAsync()).Where(s => s.State.HoldsSeat()).GroupBy(s => s.ExpertId).MaxBy(g => g.Count())!;
        var (member, count) = (Cast.ExpertOf(sheets.Key), sheets.Count());
        await house.Play.PlanDefenceAsync();
        Assert.Empty(await WorkAsync(house, member));

        await house.Plans.PublishAsync(Cast.Officer, house.Id);
        await house.Play.SettleAsync();
        await ReadsAsync($"参加答辩{count}场，{count}场尚未进行", waits: false);

        await house.Play.HearDefenceAsync();
        await ReadsAsync($"参加答辩{count}场，{count}份意见待填写", waits: true);

        await house.Play.WriteNotesAsync();
        await ReadsAsync($"参加答辩{count}场", waits: false);

        async Task ReadsAsync(string text, bool waits)
        {
            var work = Assert.Single(await WorkAsync(house, member));
            Assert.Equal((text, DefenceLinks.Panel(house.Id, new(DefenceStage.Kind)), waits), (work.Text.Zh, work.Path, work.Waits));
            Assert.Equal(
                waits, await house.Play.Get<IEnumerable<ILanding>>().Single(l => l.Path == Paths.Review).WaitsAsync(member));
        }
    }

    [Fact]
    public async Task Steps_are_of_the_day_in_order_and_one_at_a_time_in_a_room()
    {
        await using var house = await PublishedAsync();
        var sessions = await house.Play.SessionsAsync();
        var (one, next) = (sessions[0], sessions.First(s => s.Place.Room == sessions[0].Place.Room && s != sessions[0]));
        Assert.Equal("defence-too-early", await RefusedAsync(() => StepAsync(house, one, DefenceState.Arrived)));
        await house.Play.AdvanceToAsync(ShanghaiTime.StartOf(one.Place.Day));
        Assert.Equal("defence-step", await RefusedAsync(() => StepAsync(house, one, DefenceState.Heard)));
        await StepAsync(house, one, DefenceState.InRoom);
        Assert.Equal("defence-room-occupied", await RefusedAsync(() => StepAsync(house, next, DefenceState.InRoom)));
        Assert.Equal("defence-not-movable", await RefusedAsync(
            () => house.Moves.MoveAsync(Cast.Officer, house.Id, one.CaseId, next.Place with { Day = next.Place.Day.AddDays(1) })));
        await StepAsync(house, one, DefenceState.Heard);
        Assert.Equal(2, (await house.Play.ToHearAsync()).Count);

        // Pressed by mistake: it is open again, and no note is due.
        await StepAsync(house, one, DefenceState.InRoom);
        Assert.Equal(3, (await house.Play.ToHearAsync()).Count);
        Assert.Empty(await house.Play.Get<DefenceStore>().NotesDueAsync(await house.Play.RoundAsync(), await house.Play.DefenceAsync()));
    }

    [Fact]
    public async Task Who_did_not_come_gets_another_session_or_is_out_with_a_reason()
    {
        await using var house = await PublishedAsync();
        var sessions = await house.Play.SessionsAsync();
        await house.Play.StayAwayAsync();
        Assert.Equal(DefenceState.Waiting, (await house.Play.SessionsAsync()).Single(s => s.CaseId == sessions[0].CaseId).State);

        var other = sessions[1];
        Assert.Equal("defence-not-absent", await RefusedAsync(
            () => house.Track.FailAsync(Cast.Officer, house.Id, other.CaseId, "两次联系未到场。")));
        await StepAsync(house, other, DefenceState.Absent);
        Assert.Equal("reason-required", await RefusedAsync(() => house.Track.FailAsync(Cast.Officer, house.Id, other.CaseId, "无")));
        await house.Track.FailAsync(Cast.Officer, house.Id, other.CaseId, "两次联系未到场。");
        await house.Play.SettleAsync();

        var failed = await house.Play.ApplicationAsync(other.CaseId);
        Assert.Equal((ApplicationState.NotSelected, "两次联系未到场。"), (failed.State, failed.Reason));
        Assert.Equal([Cast.ApplicantOf(other.CaseId).PersonId], (await house.ToldAsync(DefenceMails.DefenceFailed)).Keys);
        Assert.DoesNotContain(await house.Play.ToHearAsync(), o => o.CaseId == other.CaseId);
        await house.Play.HearDefenceAsync();
        await house.Play.WriteNotesAsync();
        Assert.Equal(RoundStanding.Announced, (await house.Play.RoundAsync()).Standing);
    }

    [Fact]
    public async Task An_officer_with_a_conflict_decides_nothing_of_the_session()
    {
        await using var house = await PublishedAsync();
        var one = (await house.Play.SessionsAsync())[0];
        await house.Play.Get<ConflictDeclarations>().DeclareAsync(Cast.Officer, house.Id, one.Subject, "配偶在该单位任职。");
        await house.Play.AdvanceToAsync(one.Place.Begins);
        Assert.Equal("conflict-declared", await RefusedAsync(() => StepAsync(house, one, DefenceState.Arrived)));
        Assert.Equal("conflict-declared", await RefusedAsync(
            () => house.Moves.MoveAsync(Cast.Officer, house.Id, one.CaseId, one.Place with { Day = one.Place.Day.AddDays(1) })));
        await house.Track.StepAsync(Cast.SecondOfficer, house.Id, one.CaseId, DefenceState.Arrived);
    }

    [Fact]
    public async Task A_note_is_of_who_sits_on_the_case_and_has_a_length()
    {
        await using var house = await PublishedAsync();
        var one = (await house.Play.SessionsAsync())[0];
        var notes = house.Play.Get<DefenceNoteCommands>();
        var member = Cast.ExpertOf(one.Panel[0]);
        var stranger = Cast.ExpertOf((await house.Play.RowsAsync<PoolExpert>(RoundKeys.Experts))
            .First(e => !one.Panel.Contains(e.PersonId)).PersonId);
        Assert.Equal("review-not-found", await RefusedAsync(() => notes.WriteAsync(stranger, house.Id, one.CaseId, "好。")));
        Assert.Equal("defence-note", await RefusedAsync(() => notes.WriteAsync(member, house.Id, one.CaseId, " ")));
        Assert.Equal("defence-note", await RefusedAsync(() => notes.WriteAsync(member, house.Id, one.CaseId, new('长', 2001))));
        Assert.Equal(
            "text-control-character", await RefusedAsync(() => notes.WriteAsync(member, house.Id, one.CaseId, "好\u0007")));
        await notes.WriteAsync(member, house.Id, one.CaseId, new('长', 2000));
        await notes.WriteAsync(member, house.Id, one.CaseId, "陈述清晰。\r\n回答切题。");

        var note = Assert.Single(await house.Play.RowsAsync<DefenceNote>(DefenceKeys.NotesOf(await house.Play.DefenceAsync(), one.CaseId)));
        Assert.Equal("陈述清晰。\n回答切题。", note.Text);

        // It was written before the case was heard: nothing is due of this member.
        await house.Play.HearDefenceAsync();
        var due = await house.Play.Get<DefenceStore>().NotesDueAsync(await house.Play.RoundAsync(), await house.Play.DefenceAsync());
        Assert.DoesNotContain(one.CaseId, due[note.ExpertId]);
    }

    [Fact]
    public async Task Applicants_read_no_note_the_committee_reads_it_without_a_name_and_who_has_a_conflict_nothing()
    {
        await using var house = await PublishedAsync();
        await house.Play.HearDefenceAsync();
        var one = (await house.Play.SessionsAsync())[0];
        await house.Play.Get<DefenceNoteCommands>().WriteAsync(Cast.ExpertOf(one.Panel[0]), house.Id, one.CaseId, "回答切题。");
        var (round, application) = (await house.Play.RoundAsync(), await house.Play.ApplicationAsync(one.CaseId));
        var faces = house.Play.Get<StageFaces>();
        var read = async (HistoryReaders reader) =>
            (await faces.HistoryAsync(round, application, reader)).Where(e => e.Detail == "回答切题。").ToList();
        Assert.Empty(await read(HistoryReaders.Applicant));
        Assert.Empty(await read(HistoryReaders.Desk));
        Assert.Null(Assert.Single(await read(HistoryReaders.Committee)).By);
        Assert.Equal(one.Panel[0], Assert.Single(await read(HistoryReaders.Office)).By);
        Assert.Contains(
            await faces.HistoryAsync(round, application, HistoryReaders.Applicant),
            e => e.Text.En.StartsWith("Defence planned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawal_ends_the_session_and_is_waited_for_no_longer()
    {
        await using var house = await PublishedAsync();
        var one = (await house.Play.SessionsAsync())[0];
        await house.Play.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.ApplicantOf(one.CaseId), house.Id, one.CaseId, one.CaseId[^4..], "学院已调整建设方案。");
        await house.Play.SettleAsync();
        Assert.Equal(DefenceState.Withdrawn, (await house.Play.SessionsAsync()).Single(s => s.CaseId == one.CaseId).State);
        Assert.Equal(2, (await house.Play.ToHearAsync()).Count);
        await house.Play.HearDefenceAsync();
        await house.Play.WriteNotesAsync();
        Assert.Equal(RoundStanding.Announced, (await house.Play.RoundAsync()).Standing);
    }

    [Fact]
    public async Task A_person_has_their_notes_and_sessions_and_an_ended_round_forgets_who_was_away()
    {
        await using var house = await PublishedAsync();
        var one = (await house.Play.SessionsAsync())[0];
        await house.Aways.AddAsync(Cast.Officer, house.Id, one.Panel[0], one.Place.Day, "15:00-16:00");
        await house.Play.Get<DefenceNoteCommands>().WriteAsync(Cast.ExpertOf(one.Panel[0]), house.Id, one.CaseId, "回答切题。");
        var data = house.Play.Get<DefenceDataStore>();
        var own = await data.OfAsync(one.Panel[0], await house.Play.RoundAsync()).ToListAsync();
        Assert.Contains(own, o => o is DefenceAway);
        Assert.Contains(own, o => o is DefenceNote { Text: "回答切题。" });
        Assert.All(own.OfType<PlannedSession>(), s => Assert.Equal([one.Panel[0]], s.Panel));
        Assert.Equal(1, await data.ForgetAsync(await house.Play.RoundAsync()));
        Assert.Equal(0, await data.ForgetAsync(await house.Play.RoundAsync()));
    }

    private static async Task<IReadOnlyList<ExpertWork>> WorkAsync(DefenceHouse house, Actor member) =>
        Assert.Single(await house.Play.Get<ExpertReviews>().RoundsAsync(member)).Beside;

    private static Task<DefenceSession> StepAsync(DefenceHouse house, DefenceSession session, DefenceState to) =>
        house.Track.StepAsync(Cast.Officer, house.Id, session.CaseId, to);
}
