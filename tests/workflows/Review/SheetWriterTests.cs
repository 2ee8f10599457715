namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

/// <summary>Sheets and counts as they were written last bind a commit; they decide nothing by themselves.</summary>
public sealed class SheetWriterTests
{
    private const string Elsewhere = "由另一台主机处理";

    [Fact]
    public async Task After_an_act_on_a_sheet_the_next_ones_read_the_round_alone_and_an_act_on_another_sheet_that_sheet_too()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(expertsOfEachParty: 2);
        var (actor, id) = await AcceptedAsync(house);
        Assert.Equal((1, 1), await CostAsync(() => house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop)));
        Assert.Equal((1, 1), await CostAsync(() => house.Get<SheetCommands>().SignAsync(actor, RoundId, id, id[^4..], Stop)));
        var other = (await house.SheetsAsync()).First(s => s.ExpertId == actor.PersonId && s.ApplicationId != id).ApplicationId;
        Assert.Equal((2, 1), await CostAsync(() => house.Get<SheetCommands>().AcceptAsync(actor, RoundId, other, cancellation: Stop)));
    }

    [Fact]
    public async Task A_conflict_found_between_the_reading_of_the_experts_row_and_the_next_sheet_keeps_that_sheet_closed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(expertsOfEachParty: 2);
        var (actor, id) = await AcceptedAsync(house);
        var other = (await house.SheetsAsync()).First(s => s.ExpertId == actor.PersonId && s.ApplicationId != id).ApplicationId;
        await ChangeAsync<PoolExpert>(house, RoundKeys.Expert(actor.PersonId), e => e with { Conflicts = [other] });
        Assert.Equal("review-not-found", await RefusedAsync(
            house.Get<SheetCommands>().AcceptAsync(actor, RoundId, other, cancellation: Stop)));
        await house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop);
        Assert.Equal([other], (await house.RowsAsync<PoolExpert>(RoundKeys.Expert(actor.PersonId))).Single().Conflicts);
    }

    [Fact]
    public async Task A_sheet_taken_away_elsewhere_meanwhile_is_as_absent()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await AcceptedAsync(house);
        await ChangeAsync<ReviewSheet>(house, RoundKeys.Sheet(actor.PersonId, id), s => s with
        {
            State = ReviewState.Replaced,
            RecusalReason = Elsewhere,
        });
        Assert.Equal("review-not-found", await RefusedAsync(
            house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop)));
        Assert.Equal("review-not-found", await RefusedAsync(
            house.Get<SheetCommands>().SignAsync(actor, RoundId, id, id[^4..], Stop)));
    }

    [Fact]
    public async Task What_was_saved_elsewhere_meanwhile_is_what_is_signed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await AcceptedAsync(house);
        await house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop);
        await ChangeAsync<ReviewSheet>(house, RoundKeys.Sheet(actor.PersonId, id), s => s with
        {
            Scores = s.Scores.ToDictionary(score => score.Key, _ => 7m),
        });
        var signed = await house.Get<SheetCommands>().SignAsync(actor, RoundId, id, id[^4..], Stop);
        Assert.All(signed.Scores.Values, score => Assert.Equal(7m, score));
    }

    [Fact]
    public async Task What_is_missing_of_the_sheet_as_kept_but_was_saved_elsewhere_refuses_nothing()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await AcceptedAsync(house);
        var entry = house.Entry("6");
        await ChangeAsync<ReviewSheet>(house, RoundKeys.Sheet(actor.PersonId, id), s => s with
        {
            Scores = entry.Scores.ToDictionary(score => score.Key, _ => 6m),
            Comments = entry.Comments.ToDictionary(comment => comment.Key, comment => comment.Value!),
        });
        Assert.Equal(
            ReviewState.Signed, (await house.Get<SheetCommands>().SignAsync(actor, RoundId, id, id[^4..], Stop)).State);
    }

    [Fact]
    public async Task Counts_that_were_moved_elsewhere_meanwhile_stay_moved()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await AcceptedAsync(house);
        await house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop);
        await ChangeAsync<Reviewer>(house, ReviewKeys.Reviewer(actor.PersonId), r => r with { Done = [.. r.Done, "reminded"] });
        await house.Get<SheetCommands>().SignAsync(actor, RoundId, id, id[^4..], Stop);
        var after = (await house.RowsAsync<Reviewer>(ReviewKeys.Reviewer(actor.PersonId))).Single();
        Assert.Equal(["reminded"], after.Done);
        Assert.Equal((0, 1), (after.Accepted, after.Signed));
    }

    [Fact]
    public async Task A_conflict_found_since_the_acceptance_ends_it()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var (actor, id) = await AcceptedAsync(house);
        await ChangeAsync<PoolExpert>(house, RoundKeys.Expert(actor.PersonId), e => e with { Conflicts = [id] });
        Assert.Equal("review-not-found", await RefusedAsync(
            house.Get<SheetCommands>().SaveAsync(actor, RoundId, id, house.Entry("8"), Stop)));
    }

    private static async Task<(Actor Actor, string Application)> AcceptedAsync(ReviewHouse house)
    {
        var sheets = await house.SheetsAsync();
        var sheet = sheets.MaxBy(s => sheets.Count(other => other.ExpertId == s.ExpertId))!;
        var actor = Expert(sheet.ExpertId);
        await house.Get<SheetCommands>().AcceptAsync(actor, RoundId, sheet.ApplicationId, cancellation: Stop);
        return (actor, sheet.ApplicationId);
    }

    /// <summary>As another host would.</summary>
    private static async Task ChangeAsync<T>(ReviewHouse house, string key, Func<T, T> change)
    {
        var stored = (await ((ITableStore)house.Tables).GetAsync<T>(Partition, key, Stop))!;
        await ((ITableStore)house.Tables).CommitAsync(Partition, [RowCodec.Replace(stored, change(stored.Value))], Stop);
    }

    private static async Task<(long Gets, long Commits)> CostAsync(Func<Task> act)
    {
        using var scope = StorageMeter.Measure(out var cost);
        await act();
        return (cost[StorageOperation.Get], cost[StorageOperation.Commit]);
    }

    private static async Task<string> RefusedAsync(Task attempt) =>
        (await Assert.ThrowsAsync<RefusedException>(() => attempt)).Refusals[0].Code;
}
