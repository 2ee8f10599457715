namespace Funding.Workflows.Tests.Launches;

public sealed class LaunchTests
{
    private static readonly Actor Second = Cast.ActorOf("admin2@office.example", Role.Administrator);
    private static readonly LaunchRequest Request = new()
    {
        ProgrammeId = ShippedCatalogue.Colleges.Id,
        Year = 2026,
        NoticeNumber = "教申〔2026〕8号"
    };

    private static readonly Dictionary<string, string> Seven = new() { ["places"] = "7" };

    [Fact]
    public async Task A_cancelled_round_is_launched_again_with_the_same_settings_as_the_next_batch_and_only_once()
    {
        await using var house = await StaffedAsync();
        var launches = house.Get<LaunchCommands>();
        var first = await launches.LaunchAsync(Cast.Administrator, Request);
        await CancelAsync(house, first.Id);

        var second = await launches.LaunchAsync(Cast.Administrator, Request);
        var again = await launches.LaunchAsync(Cast.Administrator, Request);

        Assert.Equal((1, 2, second.Id), (first.Batch, second.Batch, again.Id));
        Assert.Contains("第2批", second.Name.Zh, StringComparison.Ordinal);
        Assert.NotEqual(first.Draw!.Commitment, second.Draw!.Commitment);
    }

    [Fact]
    public async Task The_same_launch_at_the_same_moment_is_one_round_and_another_of_its_id_is_refused()
    {
        await using var house = await StaffedAsync();
        var launches = house.Get<LaunchCommands>();

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => launches.LaunchAsync(Cast.Administrator, Request)));
        var other = await Assert.ThrowsAsync<RefusedException>(() => launches.LaunchAsync(
            Cast.Administrator, Request with { Batch = 1, Answers = Seven }));
        var running = await Assert.ThrowsAsync<RefusedException>(() => launches.LaunchAsync(
            Cast.Administrator, Request with { Answers = Seven }));

        Assert.Single(both.Select(r => r.Id).Distinct());
        Assert.Equal("round-exists-other-settings", other.Refusals[0].Code);
        Assert.Equal("round-still-running", running.Refusals[0].Code);
    }

    [Fact]
    public async Task A_draw_that_closes_before_its_value_is_known_is_refused_by_field()
    {
        await using var house = await StaffedAsync();
        var dates = CollegeStages.Plan(new(2026, 3, 2));
        var value = DrawDays.ValueDay(dates, default, ShippedCatalogue.Catalogue.WorkingCalendar.Trading)!.Value;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator, Request with { Opens = new(2026, 3, 2), Closes = ClosesOf(dates.With(CollegeStages.Draw, value)) }));
        await house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator,
            Request with { Opens = new(2026, 3, 2), Closes = ClosesOf(dates.With(CollegeStages.Draw, value.AddDays(1))) });

        Assert.Equal(("draw-before-public-value", "closes.draw"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
    }

    [Fact]
    public async Task A_running_round_keeps_its_programme_and_desks_when_the_files_change_under_it()
    {
        var folder = Directory.CreateTempSubdirectory("funding-programmes-").FullName;
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "programmes"), folder);
            await using var house = new RoundHouse(engineInMemory: true);
            await StaffAsync(house);
            var round = await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Request);
            var file = Path.Combine(folder, "mixed-ownership-colleges.yaml");
            File.WriteAllText(file, File.ReadAllText(file)
                .Replace("places: 10", "places: 3", StringComparison.Ordinal)
                .Replace("step: 0.5", "step: 1", StringComparison.Ordinal));
            var desks = Path.Combine(folder, "desks.yaml");
            File.WriteAllText(desks, File.ReadAllText(desks).Replace("kind: city", "kind: department", StringComparison.Ordinal));
            var changed = Catalogue.Load(folder);

            // As after a restart with the changed files: the rows alone tell.
            var restarted = new RoundStore(house.Get<ITableStore>());

            Assert.Equal((3, 1m), PlacesAndStep(changed.Programme(round.ProgrammeId)));
            Assert.Equal("department", changed.Desk("hangzhou").Kind);
            var kept = await restarted.GetProgrammeAsync(round.Id);
            Assert.Equal((10, 0.5m), PlacesAndStep(kept));
            Assert.Equal("city", (await restarted.GetDeskAsync(round.Id, "hangzhou")).Kind);
            Assert.Equal(
                "desk-unknown",
                (await Assert.ThrowsAsync<RefusedException>(() => restarted.GetDeskAsync(round.Id, "nowhere"))).Refusals[0].Code);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task Deadlines_of_a_year_without_its_notice_are_computed_again_when_that_is_there()
    {
        await using var house = await StaffedAsync();
        var before = ShippedCatalogue.Catalogue.WorkingCalendar.Without([2026]);
        var dates = CollegeStages.Plan(new(2026, 3, 2), before);
        var launched = await house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator, Request with { Opens = new(2026, 3, 2), Closes = ClosesOf(dates) });
        await house.Get<PeopleStore>().GrantAsync("ningbo@city.example", new RoleGrant(Role.Recommender, "ningbo"), "宁波");
        // As it was launched before the file of 2026 came.
        await ReplaceAsync(house, launched.Id, r => r with { ProvisionalYears = [2026] });

        await house.Get<Reconcile>().RunAsync(launched.Id);
        await house.Get<Reconcile>().RunAsync(launched.Id);
        await house.SettleAsync();

        var round = (await house.Get<RoundStore>().GetAsync(launched.Id)).Value;
        Assert.Empty(round.ProvisionalYears);
        Assert.Equal(dates.CloseOf(CollegeStages.Call), round.CloseOf(CallStage.Kind));
        Assert.True(round.CloseOf(EligibilityStage.Kind) > dates.CloseOf(CollegeStages.Eligibility), "清明 and 劳动节 are off");
        Assert.True(round.Draw!.PublicValueDay > round.CloseOf(EligibilityStage.Kind)
            && round.Draw!.PublicValueDay < round.CloseOf(DrawStage.Kind));
        Assert.Single(await ActionsAsync(house, launched.Id, "deadlines-recomputed"));
        // Whose window moves is told, beside the staff.
        var desk = Assert.Single(await house.ExtensionMailsAsync("ningbo@city.example"));
        Assert.Contains($"→ {round.CloseOf(QuotaStage.Kind):yyyy年M月d日}", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programmes_own_launch_day_names_a_day_on_which_the_exchange_trades()
    {
        await using var house = await StaffedAsync();

        var round = await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Request with { Opens = new(2026, 3, 1) });

        // Saturday 9 May is worked, and nothing is traded.
        Assert.Equal((new DateOnly(2026, 5, 8), new DateOnly(2026, 5, 11), new DateOnly(2026, 5, 14)),
            (round.CloseOf(EligibilityStage.Kind), round.Draw!.PublicValueDay, round.CloseOf(DrawStage.Kind)));
        Assert.True(ShanghaiComposite.IsNamedBy(round.Draw!.PublicValueName));
    }

    [Fact]
    public async Task A_round_that_runs_with_a_named_day_without_trading_gets_a_trading_day_and_the_office_hears_of_it_once()
    {
        await using var house = await StaffedAsync();
        var launched = await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Request with { Opens = new(2026, 3, 1) });
        // As it was launched while working days were taken for trading days.
        await ReplaceAsync(house, launched.Id, r => r with
        {
            Draw = r.Draw! with { PublicValueDay = new(2026, 5, 9) },
            Stages = r.Stages.With(CollegeStages.Draw, new(2026, 5, 13)).With(CollegeStages.Review, new(2026, 6, 3))
                .With(CollegeStages.Defence, new(2026, 6, 17)).With(CollegeStages.Countersign, new(2026, 6, 25))
                .With(CollegeStages.Approval, new(2026, 7, 2)),
        });

        await house.Get<Reconcile>().RunAsync(launched.Id);
        await house.Get<Reconcile>().RunAsync(launched.Id);
        await house.SettleAsync();

        var round = (await house.Get<RoundStore>().GetAsync(launched.Id)).Value;
        Assert.Equal(launched.Draw!.PublicValueDay, round.Draw!.PublicValueDay);
        Assert.Equal(launched.Stages.Select(s => s.Closes), round.Stages.Select(s => s.Closes));
        Assert.Single(await ActionsAsync(house, launched.Id, "deadlines-recomputed"));
        Assert.Single((await house.Get<Mailbox>().ListAsync(Second.Name, 100)).Entries,
            m => m.Subject.Contains("延期", StringComparison.Ordinal));
    }

    private static Dictionary<StageKey, DateOnly> ClosesOf(StagePlan plan) =>
        plan.Where(s => s.Closes is not null).ToDictionary(s => s.Id, s => s.Closes!.Value);

    private static async Task<RoundHouse> StaffedAsync()
    {
        var house = new RoundHouse(engineInMemory: true);
        await StaffAsync(house);
        return house;
    }

    private static async Task StaffAsync(RoundHouse house)
    {
        await house.StartAsync();
        foreach (var (actor, role) in new[]
        {
            (Cast.Administrator, Role.Administrator),
            (Second, Role.Administrator),
            (Cast.Committee[0], Role.Committee),
            (Cast.Committee[1], Role.Committee)
        })
        {
            await house.Get<PeopleStore>().GrantAsync(actor.Name, new RoleGrant(role), actor.Name);
        }
    }

    private static async Task CancelAsync(RoundHouse house, string roundId)
    {
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(Cast.Administrator, roundId, "政策调整，本轮撤销。");
        await changes.DecideAsync(Second, roundId, proposal.Id, true, roundId[^4..]);
        await house.SettleAsync();
    }

    private static async Task ReplaceAsync(RoundHouse house, string roundId, Func<Round, Round> change)
    {
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round))!;
        await tables.CommitAsync(RoundKeys.Partition(roundId), RowCodec.Replace(stored, change(stored.Value)));
    }

    private static async Task<List<AuditEntry>> ActionsAsync(RoundHouse house, string roundId, string action)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(AuditKeys.Entry)))
        {
            if (entry.Value.Note.Action == action)
            {
                entries.Add(entry.Value);
            }
        }

        return entries;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static (int?, decimal) PlacesAndStep(Programme programme) =>
        (RankingSettings.Of(programme).Selection.Places, PanelReviewSettings.Of(programme).Rubric.Step);
}
