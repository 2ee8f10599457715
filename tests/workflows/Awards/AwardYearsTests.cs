namespace Funding.Workflows.Tests.Awards;

/// <summary>Awards as homes of their own, over all their years.</summary>
public sealed class AwardYearsTests : IDisposable
{
    private static readonly DateOnly End = new(2030, 8, 1);
    private readonly ProgrammesFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_years_of_overlapping_duties_ended_at_every_wait_and_rebuilt_leave_the_same_rows()
    {
        await using var undisturbed = GrantYears.House(folder);
        var expected = new GrantYears(undisturbed);
        var together = 0;
        await expected.AnnounceAsync(() => Task.CompletedTask);
        await expected.LiveAsync(End, async () => together = Math.Max(
            together, (await expected.AwardAsync(2)).Duties.Count(d => !d.Value.Passed)));

        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        var ended = 0;
        await grants.AnnounceAsync(EndAllAsync);
        await grants.LiveAsync(End, EndAllAsync);

        Assert.Equal(3, together);
        Assert.True(ended > 50, $"only {ended} were ended");
        var (rows, wanted) = (await RowsAsync(house), await RowsAsync(undisturbed));
        Assert.Equal(wanted, rows);
        foreach (var number in new[] { 1, 2 })
        {
            var award = await grants.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            Assert.Equal(
                ["first:2026", "interim:2026", "last:2029", "share:2027", "share:2028", "share:2029", "start:2026", "yearly:2027",
                    "yearly:2028", "yearly:2029"],
                award.Duties.Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        async Task EndAllAsync()
        {
            ended += (await house.TerminateAllAsync()).Count;
            await house.Get<Reconcile>().RunAsync();
            await house.SettleAsync();
        }
    }

    [Fact]
    public async Task Rules_a_returned_list_an_upheld_objection_and_three_years_of_awards_ended_at_every_wait_leave_the_same_rows()
    {
        await using var undisturbed = GrantYears.House(folder, byRules: true);
        var expected = new GrantYears(undisturbed, applications: 5);
        await expected.AnnounceAfterReturnAndObjectionAsync(() => Task.CompletedTask);
        await expected.LiveAsync(End, () => Task.CompletedTask);

        await using var house = GrantYears.House(folder, byRules: true);
        var grants = new GrantYears(house, applications: 5);
        await grants.AnnounceAfterReturnAndObjectionAsync(EndAllAsync);
        await grants.LiveAsync(End, EndAllAsync);

        Assert.Equal(await RowsAsync(undisturbed), await RowsAsync(house));
        Assert.Equal(await RoundRowsAsync(undisturbed), await RoundRowsAsync(house));
        var round = await grants.RoundAsync();
        Assert.Equal((RoundStanding.Announced, 2), (round.Standing, round.RankingVersion));
        Assert.Equal([1, 2, 2, 2, 1, 1], round.Stages.Select(s => s.Pass));
        Assert.Equal(
            [ApplicationState.Removed, ApplicationState.Awarded, ApplicationState.Awarded, ApplicationState.Reserve,
                ApplicationState.Ineligible],
            await Task.WhenAll(Enumerable.Range(1, 5).Select(async n =>
                (await house.Get<ApplicationStore>().GetAsync(GrantYears.RoundId, Cast.ApplicationId(n))).Value.State)));
        Assert.Equal(Cast.ApplicationId(3), (await grants.AwardAsync(2)).Home.ApplicationId);
        Assert.All([1, 2], n => Assert.Equal(AwardStanding.Expired, grants.AwardAsync(n).GetAwaiter().GetResult().Home.Standing));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        async Task EndAllAsync()
        {
            await house.TerminateAllAsync();
            await house.Get<Reconcile>().RunAsync();
            await house.SettleAsync();
        }
    }

    [Fact]
    public async Task A_rolling_call_a_returned_case_a_promoted_reserve_and_three_years_of_awards_ended_at_every_wait_leave_the_same_rows()
    {
        await using var undisturbed = GrantYears.House(folder, rolling: true);
        var expected = new GrantYears(undisturbed, applications: 5);
        await expected.AwardOneByOneAsync(() => Task.CompletedTask);
        await expected.LiveAsync(End, () => Task.CompletedTask);

        await using var house = GrantYears.House(folder, rolling: true);
        var grants = new GrantYears(house, applications: 5);
        var ended = new HashSet<string>();
        await grants.AwardOneByOneAsync(EndAllAsync);
        await grants.LiveAsync(End, EndAllAsync);

        Assert.Equal(await RowsAsync(undisturbed), await RowsAsync(house));
        Assert.Equal(await RoundRowsAsync(undisturbed), await RoundRowsAsync(house));
        Assert.Contains(CaseKey.SubjectKind, ended);
        var round = await grants.RoundAsync();
        Assert.Equal((RoundStanding.Announced, new StageKey("call")), (round.Standing, round.Stage));
        Assert.All(round.Stages, s => Assert.Equal(1, s.Pass));
        var applications = await Task.WhenAll(Enumerable.Range(1, 5).Select(async n =>
            (await house.Get<ApplicationStore>().GetAsync(GrantYears.RoundId, Cast.ApplicationId(n))).Value));
        Assert.Equal(
            [ApplicationState.Removed, ApplicationState.Awarded, ApplicationState.Awarded, ApplicationState.Reserve,
                ApplicationState.Ineligible],
            applications.Select(a => a.State));
        Assert.Equal(["notice", "announce", "announce", "rules", "rules"], applications.Select(a => a.At!.Stage.Id));
        Assert.Equal([2, 1, 1, 1, 1], applications.Select(a => a.At!.PassOf(new("approve"))));
        Assert.Equal(
            [Cast.ApplicationId(2), Cast.ApplicationId(3)],
            [(await grants.AwardAsync(1)).Home.ApplicationId, (await grants.AwardAsync(2)).Home.ApplicationId]);
        foreach (var number in new[] { 1, 2 })
        {
            var award = await grants.AwardAsync(number);
            Assert.Equal((AwardStanding.Expired, 10), (award.Home.Standing, award.Duties.Count(d => d.Value.Passed)));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Failed));

        async Task EndAllAsync()
        {
            ended.UnionWith(await house.TerminateAllAsync());
            await house.Get<Reconcile>().RunAsync();
            await house.SettleAsync();
        }
    }

    [Fact]
    public async Task A_report_is_asked_for_reminded_of_and_told_of_once_each()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        await grants.LiveAsync(End, () => Task.CompletedTask);

        var mails = await house.Get<ITableStore>()
            .EnumerateAsync<DeliveryRecord>($"mail:{GrantYears.RoundId}", KeyRange.Prefix("sent:"))
            .Select(m => m.Value.EffectKey).Where(key => key.Contains(":Report", StringComparison.Ordinal)).ToListAsync(Stop);
        var late = Cast.Applicant(2).PersonId;
        Assert.Equal(5, mails.Count(m => m.Contains($":ReportRequested:{late}:", StringComparison.Ordinal)));
        Assert.Equal(5, mails.Count(m => m.Contains($":ReportReminder:{late}:", StringComparison.Ordinal)));
        Assert.Equal(
            5, mails.Count(m => m.Contains($"{GrantYears.AwardId(2)}:ReportLate:{Cast.Officer.PersonId}:", StringComparison.Ordinal)));
        Assert.DoesNotContain(mails, m => m.Contains($"{GrantYears.AwardId(1)}:ReportReminder:", StringComparison.Ordinal));
        Assert.Equal(
            10, mails.Count(m => m.Contains($":ReportFiled:{Cast.SecondOfficer.PersonId}:", StringComparison.Ordinal)));
        Assert.Equal(mails.Count, mails.Distinct().Count());
        var audit = await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(GrantYears.HomeOf(2), KeyRange.Prefix(AuditKeys.Entry))
            .Select(e => e.Value).ToListAsync(Stop);
        Assert.Null(AuditChain.Verify(audit));
        Assert.Equal(5, audit.Count(e => e.Note.Action == "payment-made"));
    }

    [Fact]
    public async Task Between_its_moments_an_award_has_no_orchestration()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending));
        Assert.Equal(["first:2026", "start:2026"], (await grants.AwardAsync(1)).Duties.Select(d => $"{d.Value.Key}"));
        var reminded = (await grants.AwardAsync(1)).Find(new("start", "2026"))!.Value.Closes!.Value.AddDays(-ReportSchedule.ReminderDays);
        var due = await house.Get<ITableStore>().EnumerateAsync($"due:{reminded:yyyy-MM-dd}", KeyRange.All, Stop)
            .Select(r => r.Key).ToListAsync(Stop);
        Assert.Equal([GrantYears.HomeOf(1), GrantYears.HomeOf(2)], due);
    }

    [Fact]
    public async Task An_award_is_claimed_with_its_holder_listed_and_keeps_what_it_needs_of_its_round()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);

        var award = await grants.AwardAsync(1);
        var tables = house.Get<ITableStore>();
        Assert.NotNull(await tables.GetAsync(AwardKeys.HolderPartition(award.Home.Holder), award.Home.Id, Stop));
        Assert.Equal(
            AwardStanding.Live, (await tables.GetAsync<AwardSummary>(AwardKeys.AwardsPartition, award.Home.Id, Stop))!.Value.Standing);
        Assert.Equal(award.Home.Term.AwardedOn.AddYears(3), award.Home.Term.ValidUntil);
        var kept = await house.Get<RoundStore>().GetProgrammeAsync(GrantYears.RoundId, Stop);
        Assert.Equal(ProgrammeSnapshot.Of(kept).Hash, award.Home.SnapshotHash);
        Assert.Equal(ProgrammeSnapshot.Of(kept).Json, ProgrammeSnapshot.Of(
            await new AwardStore(tables, house.Get<IBlobStore>()).ProgrammeAsync(award.Home, Stop)).Json);
    }

    [Fact]
    public async Task An_award_whose_making_was_lost_is_made_by_reconcile_and_only_once()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        var before = await RowsAsync(house);
        await LoseAsync(house, GrantYears.HomeOf(1));
        await LoseAsync(house, AwardKeys.AwardsPartition);
        Assert.Null(await house.Get<AwardStore>().FindAsync(GrantYears.AwardId(1), Stop));

        Assert.Equal(1, (await house.Get<Reconcile>().RunAsync(GrantYears.RoundId, Stop)).Relisted);
        await house.SettleAsync();
        Assert.Equal(0, (await house.Get<Reconcile>().RunAsync(GrantYears.RoundId, Stop)).Relisted);

        var after = await RowsAsync(house);
        Assert.Equal(before.Where(r => r.Contains("first", StringComparison.Ordinal)).Count(),
            after.Where(r => r.Contains("first", StringComparison.Ordinal)).Count());
        Assert.Equal(["first:2026", "start:2026"], (await grants.AwardAsync(1)).Duties.Select(d => $"{d.Value.Key}"));
    }

    [Fact]
    public async Task An_award_that_no_day_lists_any_more_is_found_within_thirty_nights()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        for (var day = new DateOnly(2026, 5, 1); day < new DateOnly(2026, 9, 2); day = day.AddDays(1))
        {
            await LoseAsync(house, $"due:{day:yyyy-MM-dd}");
        }

        house.Clock.SetUtcNow(ShanghaiTime.StartOf(new(2026, 9, 1)).AddHours(1));

        for (var night = 0; night < AwardReconcile.Nights; night++)
        {
            await house.Get<DueHomes>().StartAsync(Stop);
            await house.Get<AwardReconcile>().RunAsync(Stop);
            await house.SettleAsync();
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.All([1, 2], number => Assert.Contains(
            grants.AwardAsync(number).GetAwaiter().GetResult().Duties, d => d.Value.Id == "interim"));
    }

    [Fact]
    public async Task A_walker_that_is_ended_between_its_look_and_its_act_is_found_by_the_next_reconcile()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        var day = new DateOnly(2026, 9, 1);
        Assert.False(AwardReconcile.IsOfNight(GrantYears.AwardId(1), day));
        await house.TerminateAllAsync();
        for (var listed = new DateOnly(2026, 5, 1); listed <= day; listed = listed.AddDays(1))
        {
            await LoseAsync(house, $"due:{listed:yyyy-MM-dd}");
        }

        house.Clock.SetUtcNow(ShanghaiTime.StartOf(day).AddHours(1));
        var step = await house.Get<AwardWalk>().LookAsync(GrantYears.HomeOf(1), Stop);
        Assert.Equal(AwardDecision.OpenDuties, step.Act);

        await house.Get<AwardReconcile>().RunAsync(Stop);
        await house.SettleAsync();
        Assert.Contains((await grants.AwardAsync(1)).Duties, d => d.Value.Id == "interim");
    }

    [Fact]
    public async Task A_wake_up_raised_at_a_walker_that_was_just_ending_is_taken_up_by_the_sweep()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        var (tables, home) = (house.Get<ITableStore>(), GrantYears.HomeOf(1));
        await house.Get<CommitWriter>().SaveAsync(new Commit(home).WakeAward(GrantYears.AwardId(1)), Stop);
        await house.SettleAsync();
        // The rows have gone on, and the event that said so is gone with its walker.
        var stored = (await tables.GetAsync<AwardHome>(home, AwardKeys.Award, Stop))!;
        await tables.CommitAsync(home, RowCodec.Replace(stored, stored.Value with { Term = new(new(2023, 1, 1), new(2026, 1, 1)) }), Stop);
        await tables.CommitAsync(home, RowCodec.Insert(AwardKeys.Wake, house.Clock.GetUtcNow()), Stop);

        await house.Get<Sweep>().RunAsync(Stop);
        await house.SettleAsync();
        Assert.Equal(AwardStanding.Live, (await grants.AwardAsync(1)).Home.Standing);
        house.Clock.Advance(TimeSpan.FromSeconds(31));
        await house.Get<Sweep>().RunAsync(Stop);
        await house.SettleAsync();

        Assert.Equal(AwardStanding.Expired, (await grants.AwardAsync(1)).Home.Standing);
    }

    [Fact]
    public async Task The_sweep_goes_over_an_awards_partition_until_it_has_been_quiet_for_two_hours()
    {
        await using var house = GrantYears.House(folder);
        await new GrantYears(house).AnnounceAsync(() => Task.CompletedTask);
        await house.Get<Sweep>().RunAsync(Stop);
        Assert.Equal(0, await ActiveAsync(house));
        await house.Get<CommitWriter>().SaveAsync(new Commit(GrantYears.HomeOf(1)).WakeAward(GrantYears.AwardId(1)), Stop);
        await house.SettleAsync();
        await house.Get<Sweep>().RunAsync(Stop);
        Assert.Equal(1, await ActiveAsync(house));
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Get<Sweep>().RunAsync(Stop);
        Assert.Equal(0, await ActiveAsync(house));
    }

    [Fact]
    public async Task Only_the_holder_files_and_only_an_officer_who_is_not_of_the_holder_confirms()
    {
        await using var house = GrantYears.House(folder);
        var grants = new GrantYears(house);
        await grants.AnnounceAsync(() => Task.CompletedTask);
        var (commands, verdicts) = (house.Get<ReportCommands>(), house.Get<VerdictCommands>());
        var (award, duty) = (GrantYears.AwardId(1), new DutyKey("interim", "2026"));
        const string text = "计划按期执行，经费使用符合要求，成效良好，无违规。";
        Assert.Equal("duty-not-found", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), award, text)));
        await house.AdvanceToAsync(ShanghaiTime.StartOf(new(2026, 9, 1)).AddHours(1), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync();

        Assert.Equal("award-not-found", await RefusedAsync(() => FileAsync(GrantYears.Holder(2), award, text)));
        Assert.Equal("award-not-found", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), "other", text)));
        Assert.Equal("text-length", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), award, " 太短 ")));
        Assert.Equal("text-length", await RefusedAsync(
            () => FileAsync(GrantYears.Holder(1), award, new string('长', ReportEntry.LongestSummary + 1))));
        Assert.Equal("not-declared", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), award, text, declared: false)));
        Assert.Equal("report-not-filed", await RefusedAsync(() => verdicts.JudgeAsync(Cast.Officer, award, duty, "pass", "", Stop)));
        await FileAsync(GrantYears.Holder(1), award, text);
        Assert.Equal("report-filed-already", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), award, text)));
        var both = GrantYears.Holder(1) with { Roles = new HashSet<Role> { Role.Applicant, Role.Officer } };
        Assert.Equal("own-award", await RefusedAsync(() => verdicts.JudgeAsync(both, award, duty, "pass", "", Stop)));
        Assert.Equal("grade-unknown", await RefusedAsync(() => verdicts.JudgeAsync(Cast.Officer, award, duty, "best", "", Stop)));
        await Assert.ThrowsAsync<RefusedException>(() => verdicts.JudgeAsync(GrantYears.Holder(2), award, duty, "pass", "", Stop));
        await verdicts.JudgeAsync(Cast.Officer, award, duty, "pass", "", Stop);
        await house.SettleAsync();
        Assert.Equal("duty-passed", await RefusedAsync(() => verdicts.JudgeAsync(Cast.Officer, award, duty, "pass", "", Stop)));
        Assert.Equal("duty-passed", await RefusedAsync(() => FileAsync(GrantYears.Holder(1), award, text)));
        Assert.True((await grants.AwardAsync(1)).Find(duty)!.Value.Passed);

        Task FileAsync(Actor actor, string of, string typed, bool declared = true) =>
            commands.FileAsync(actor, of, duty, GrantYears.SummaryOf(typed), declared, Stop);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Every row of every award, as it is stored, and where awards are listed.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(RoundHouse house)
    {
        var rows = new List<string>();
        string[] partitions = [GrantYears.HomeOf(1), GrantYears.HomeOf(2), AwardKeys.AwardsPartition,
            .. Enumerable.Range(1, 3).Select(n => AwardKeys.HolderPartition(Cast.CodeOf(n)))];
        foreach (var partition in partitions)
        {
            await foreach (var row in house.Get<ITableStore>().EnumerateAsync(partition, KeyRange.All, Stop))
            {
                if (row.Key == AuditKeys.Head)
                {
                    continue;
                }

                if (row.Key.StartsWith(AuditKeys.Entry, StringComparison.Ordinal))
                {
                    var note = RowCodec.Read<AuditEntry>(row).Note;
                    // The hour is of what woke it: a walker that slept is started by the daily timer, one that waits wakes at the moment.
                    rows.Add($"{partition} {row.Key} {ShanghaiTime.DayOf(note.At):O} {note.Action} {note.Subject} "
                        + string.Join(' ', note.Facts));
                    continue;
                }

                if (row.Key.StartsWith(RoundKeys.LastReminders, StringComparison.Ordinal))
                {
                    // The moment is of what woke it, as above.
                    rows.Add($"{partition} {row.Key} {RowCodec.Read<Reminded>(row).By}");
                    continue;
                }

                rows.Add($"{partition} {row.Key} {string.Join(' ', row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))}");
            }
        }

        return rows;
    }

    /// <summary>What a round comes to: its orders, votes, notice, certificates and what is on record, by day.</summary>
    private static async Task<IReadOnlyList<string>> RoundRowsAsync(RoundHouse house)
    {
        var rows = new List<string>();
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(RoundKeys.Partition(GrantYears.RoundId), KeyRange.All, Stop))
        {
            if (row.Key.StartsWith(AuditKeys.Entry, StringComparison.Ordinal))
            {
                var note = RowCodec.Read<AuditEntry>(row).Note;
                rows.Add($"{ShanghaiTime.DayOf(note.At):O} {note.Action} {note.Subject}");
            }
            else if (new[] { RoundKeys.RankedEntries, RoundKeys.StageRows, RoundKeys.NoticeEntries, RoundKeys.Awards }
                .Any(prefix => row.Key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                rows.Add($"{row.Key} {string.Join(' ', row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))}");
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;

    private static async Task<int> ActiveAsync(RoundHouse house) =>
        await house.Get<ActivePartitions>().AllAsync(Stop).CountAsync(Stop);

    private static async Task LoseAsync(RoundHouse house, string partition)
    {
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(partition, KeyRange.All, Stop))
        {
            await house.Get<ITableStore>().CommitAsync(partition, [new DeleteRow(row.Key)], Stop);
        }
    }
}
