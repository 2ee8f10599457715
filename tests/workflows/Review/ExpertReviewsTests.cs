namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

public sealed class ExpertReviewsTests
{
    private const string Reason = "与申报单位有合作项目";

    [Fact]
    public async Task A_sheet_is_accepted_saved_in_part_completed_and_signed_and_nothing_changes_it_afterwards()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await FirstAsync(house);
        var sheets = house.Get<SheetCommands>();
        Assert.Equal("review-not-accepted", await RefusedAsync(sheets.SaveAsync(actor, RoundId, id, house.Entry("8"), Stop)));
        await sheets.AcceptAsync(actor, RoundId, id, cancellation: Stop);
        var first = PanelReviewSettings.CriteriaOf(house.Programme)[0].Id;
        await sheets.SaveAsync(
            actor,
            RoundId,
            id,
            new SheetEntry(new Dictionary<string, string?> { [first] = "７.5" }, new Dictionary<string, string?>()),
            Stop);
        var missing = await Assert.ThrowsAsync<RefusedException>(() => sheets.SignAsync(actor, RoundId, id, id[^4..], Stop));
        Assert.Equal(PanelReviewSettings.CriteriaOf(house.Programme).Count - 1, missing.Refusals.Count(r => r.Code == "score-missing"));
        await sheets.SaveAsync(actor, RoundId, id, house.Entry("8.0"), Stop);
        Assert.Equal("confirmation-mismatch", await RefusedAsync(sheets.SignAsync(actor, RoundId, id, "----", Stop)));
        var signed = await sheets.SignAsync(actor, RoundId, id, id[^4..], Stop);
        Assert.Equal(SheetEntry.HashOf(RoundId, signed with { SheetHash = null }), signed.SheetHash);
        Assert.Equal("sheet-signed", await RefusedAsync(sheets.SaveAsync(actor, RoundId, id, house.Entry("9"), Stop)));
        Assert.Equal("sheet-signed", await RefusedAsync(sheets.RecuseAsync(actor, RoundId, id, Reason, Stop)));
        Assert.Equal("sheet-signed", await RefusedAsync(sheets.SignAsync(actor, RoundId, id, id[^4..], Stop)));
        Assert.Equal(ReviewState.Signed, (await house.Get<ExpertReviews>().ReadAsync(actor, RoundId, id, Stop)).Sheet.State);
        var progress = await house.Get<ReviewQueries>().ProgressAsync(ReviewHouse.Office, RoundId, Stop);
        Assert.Equal((1, 15), (progress.Signed, progress.Total));
    }

    [Fact]
    public async Task Scores_out_of_range_off_the_step_and_of_no_criterion_are_all_told_at_once_and_nothing_is_saved()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await FirstAsync(house);
        await house.Get<SheetCommands>().AcceptAsync(actor, RoundId, id, cancellation: Stop);
        string[] criteria = [.. PanelReviewSettings.CriteriaOf(house.Programme).Select(c => c.Id)];
        var entry = new SheetEntry(
            new Dictionary<string, string?>
            {
                [criteria[0]] = "10.5",
                [criteria[1]] = "-1",
                [criteria[2]] = "7.3",
                [criteria[3]] = "好",
                ["beauty"] = "5"
            },
            new Dictionary<string, string?> { [criteria[0]] = new string('评', 2001), [criteria[1]] = "左\u202E右" });
        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<SheetCommands>().SaveAsync(
            actor, RoundId, id, entry, Stop));
        Assert.Equal(
            [
                "comment-character",
                "comment-too-long",
                "criterion-unknown",
                "score-not-a-number",
                "score-off-step",
                "score-out-of-range",
                "score-out-of-range"
            ],
            refused.Refusals.Select(r => r.Code).Order());
        Assert.Empty((await house.Get<ExpertReviews>().ReadAsync(actor, RoundId, id, Stop)).Sheet.Scores);
    }

    [Fact]
    public async Task After_the_close_nothing_is_taken_even_before_the_stage_has_changed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await FirstAsync(house);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 26, 23, 59, 59, TimeSpan.FromHours(8)));
        await house.Get<SheetCommands>().AcceptAsync(actor, RoundId, id, cancellation: Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("review-closed", await RefusedAsync(house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop)));
        Assert.Equal("review-closed", await RefusedAsync(house.Get<SheetCommands>().RecuseAsync(actor, RoundId, id, Reason, Stop)));
    }

    [Theory]
    [InlineData("recused")]
    [InlineData("silent")]
    [InlineData("another's")]
    [InlineData("conflict in the pool")]
    public async Task What_an_expert_may_not_see_is_as_absent_in_every_read_and_command_and_costs_the_same(string why)
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = (await house.SheetsAsync())[0];
        var actor = Expert(sheet.ExpertId);
        var hidden = why == "another's"
            ? (await house.SheetsAsync())
                .Select(s => s.ApplicationId)
                .Except((await house.SheetsAsync()).Where(s => s.ExpertId == sheet.ExpertId).Select(s => s.ApplicationId))
                .First()
            : sheet.ApplicationId;
        if (why == "recused") await house.Get<SheetCommands>().RecuseAsync(actor, RoundId, hidden, Reason, Stop);
        if (why == "conflict in the pool")
        {
            var stored = await ((ITableStore)house.Tables).GetAsync<PoolExpert>(Partition, RoundKeys.Expert(sheet.ExpertId), Stop);
            await house.SaveAsync(commit => commit.Replace(stored!, stored!.Value with { Conflicts = [sheet.Organisations[^1]] }));
        }

        if (why == "silent")
        {
            house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 9, 9, 0, 0, TimeSpan.FromHours(8)));
            await house.ActAsync(new ReviewerKey(RoundId, sheet.ExpertId), ReviewerAct.TreatSilenceAsRecusal);
        }

        const string absent = "91330100MA00000000-1";
        foreach (var attempt in Attempts(house, actor))
        {
            var (asHidden, hiddenCost) = await MeasureAsync(house, () => attempt(hidden));
            var (asAbsent, absentCost) = await MeasureAsync(house, () => attempt(absent));
            Assert.Equal("review-not-found", asHidden.Refusals.Single().Code);
            Assert.Equal(
                asAbsent.Refusals.Single().Chinese.Replace(absent, hidden, StringComparison.Ordinal), asHidden.Refusals.Single().Chinese);
            Assert.Equal(absentCost, hiddenCost);
        }

        Assert.DoesNotContain((await house.Get<ExpertReviews>().DeskAsync(actor, RoundId, Stop)).Lines, l => l.ApplicationId == hidden);
    }

    [Fact]
    public async Task A_declared_conflict_goes_into_the_pool_and_ends_every_sheet_it_touches()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 6);
        var busy = (await house.SheetsAsync()).GroupBy(s => s.ExpertId).MaxBy(g => g.Count())!.ToList();
        var actor = Expert(busy[0].ExpertId);
        await house.Get<ConflictCommands>().DeclareAsync(actor, RoundId, busy[0].Organisations[^1], Reason, Stop);
        Assert.Equal(ReviewState.Recused, (await house.SheetAsync(busy[0])).State);
        Assert.All(busy.Skip(1), s => Assert.Equal(ReviewState.Assigned, s.State));
        await house.Get<ConflictCommands>().DeclareOnAsync(actor, RoundId, busy[1].ApplicationId, Reason, Stop);
        Assert.Equal(ReviewState.Recused, (await house.SheetAsync(busy[1])).State);
        Assert.Equal(2, (await house.RowsAsync<EmptySeat>(RoundKeys.EmptySeats)).Count);
        Assert.Equal(busy.Count - 2, (await house.Get<ExpertReviews>().DeskAsync(actor, RoundId, Stop)).Lines.Count);
    }

    [Fact]
    public async Task Signed_in_a_second_tab_at_the_same_moment_the_later_save_is_refused()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await FirstAsync(house);
        var sheets = house.Get<SheetCommands>();
        await sheets.AcceptAsync(actor, RoundId, id, cancellation: Stop);
        await sheets.SaveAsync(actor, RoundId, id, house.Entry("8"), Stop);
        house.Tables.BeforeCommit = () => sheets.SignAsync(actor, RoundId, id, id[^4..], Stop);
        Assert.Equal("sheet-signed", await RefusedAsync(sheets.SaveAsync(actor, RoundId, id, house.Entry("1"), Stop)));
        Assert.All((await house.SheetsAsync()).Single(s => s.State == ReviewState.Signed).Scores.Values, s => Assert.Equal(8, s));
    }

    [Fact]
    public async Task Before_the_draw_is_done_no_seat_is_shown()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(4, 4);
        await house.ActAsync(DrawStage.FixRosters);
        await house.AgreeAsync();
        house.Tables.CommitsLeft = 1;
        await Assert.ThrowsAsync<IOException>(() => house.DrawAsync());
        house.Tables.CommitsLeft = null;
        var sheet = (await house.SheetsAsync())[0];
        Assert.Empty((await house.Get<ExpertReviews>().DeskAsync(Expert(sheet.ExpertId), RoundId, Stop)).Lines);
        Assert.Equal(
            "review-not-found",
            await RefusedAsync(house.Get<ExpertReviews>().ReadAsync(Expert(sheet.ExpertId), RoundId, sheet.ApplicationId, Stop)));
    }

    [Fact]
    public async Task Nobody_but_an_expert_reaches_the_desk_and_no_expert_the_offices_lists()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await FirstAsync(house);
        Assert.Equal("role-not-allowed", await RefusedAsync(house.Get<ExpertReviews>().DeskAsync(ReviewHouse.Office, RoundId, Stop)));
        Assert.Equal("role-not-allowed", await RefusedAsync(house.Get<ReviewQueries>().PanelAsync(actor, RoundId, id, Stop)));
        Assert.Equal("role-not-allowed", await RefusedAsync(house.Get<ReviewQueries>().ProgressAsync(actor, RoundId, Stop)));
        Assert.Equal(5, (await house.Get<ReviewQueries>().PanelAsync(ReviewHouse.Office, RoundId, id, Stop)).Count);
    }

    private static IEnumerable<Func<string, Task>> Attempts(ReviewHouse house, Actor actor)
    {
        var (sheets, desk) = (house.Get<SheetCommands>(), house.Get<ExpertReviews>());
        yield return id => desk.ReadAsync(actor, RoundId, id, Stop);
        yield return id => desk.DocumentAsync(actor, RoundId, id, "document", Stop);
        yield return id => house.Get<ReviewAccess>().OpenAsync(actor, RoundId, id, Stop);
        yield return id => sheets.AcceptAsync(actor, RoundId, id, cancellation: Stop);
        yield return id => sheets.RecuseAsync(actor, RoundId, id, Reason, Stop);
        yield return id => sheets.SaveAsync(actor, RoundId, id, house.Entry("8"), Stop);
        yield return id => sheets.SignAsync(actor, RoundId, id, id[^4..], Stop);
        yield return id => house.Get<ConflictCommands>().DeclareOnAsync(actor, RoundId, id, Reason, Stop);
    }

    private static async Task<(RefusedException Refused, (long, long, long, long))> MeasureAsync(ReviewHouse house, Func<Task> attempt)
    {
        using var scope = StorageMeter.Measure(out var cost);
        var refused = await Assert.ThrowsAsync<RefusedException>(attempt);
        return (
            refused,
            (cost[StorageOperation.Get], cost[StorageOperation.Query], cost[StorageOperation.Commit], cost[StorageOperation.BlobRead]));
    }

    private static async Task<(Actor Actor, string Application)> FirstAsync(ReviewHouse house)
    {
        var sheet = (await house.SheetsAsync())[0];
        return (Expert(sheet.ExpertId), sheet.ApplicationId);
    }

    private static async Task<string> RefusedAsync(Task attempt) =>
        (await Assert.ThrowsAsync<RefusedException>(() => attempt)).Refusals[0].Code;
}
