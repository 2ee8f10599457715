namespace Funding.Platform.Tests.Storage;

public sealed class AttemptsTests
{
    private int made;

    [Fact]
    public async Task An_attempt_is_made_again_until_nobody_wrote_in_between()
    {
        Assert.Equal("written at 4", await Attempts.UntilWrittenAsync(() => ConflictsAsync(3), Stop));
        Assert.Equal(4, made);
    }

    [Fact]
    public async Task After_the_last_try_a_person_is_refused_and_nothing_is_tried_any_more()
    {
        var refusal = new Refusal("taken", null, "已被占用。", "It is taken.");
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => Attempts.OrRefuseAsync(3, () => refusal, () => ConflictsAsync(3), Stop));
        Assert.Equal(refusal, Assert.Single(refused.Refusals));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task After_the_last_try_the_conflict_itself_is_told_where_no_person_waits()
    {
        var last = await Assert.ThrowsAsync<StorageConflictException>(() => Attempts.AtMostAsync(3, () => ConflictsAsync(9), Stop));
        Assert.Equal("key-3", last.Key);
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task The_last_try_counts_when_it_is_the_one_that_writes()
    {
        Assert.Equal("written at 3", await Attempts.AtMostAsync(3, () => ConflictsAsync(2), Stop));
        made = 0;
        Assert.Equal(
            "written at 3",
            await Attempts.OrRefuseAsync(3, () => throw new InvalidOperationException("Not refused."), () => ConflictsAsync(2), Stop));
    }

    [Fact]
    public async Task No_attempt_follows_a_cancellation()
    {
        using var ends = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Attempts.UntilWrittenAsync(async () =>
        {
            if (made == 1)
            {
                await ends.CancelAsync();
            }

            return await ConflictsAsync(int.MaxValue);
        }, ends.Token));
        Assert.Equal(2, made);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Attempts.OnceAsync(() => ConflictsAsync(0), ends.Token));
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task Another_fault_is_no_reason_to_attempt_again()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Attempts.UntilWrittenAsync(async () =>
        {
            made++;
            await Task.Yield();
            throw new InvalidDataException();
        }, Stop));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_is_told_and_not_tried_again()
    {
        Assert.False(await Attempts.OnceAsync(() => ConflictsAsync(1), Stop));
        Assert.Equal(1, made);
        Assert.True(await Attempts.OnceAsync(() => ConflictsAsync(1), Stop));
    }

    [Fact]
    public async Task Only_the_kind_of_conflict_that_is_asked_for_is_somebody_elses_act()
    {
        Assert.False(await Attempts.OnceAsync(ConflictKind.Changed, () => ConflictsAsync(9), Stop));
        await Assert.ThrowsAsync<StorageConflictException>(() => Attempts.OnceAsync(ConflictKind.Exists, () => ConflictsAsync(9), Stop));
    }

    [Fact]
    public async Task Two_who_add_to_one_row_at_once_both_stand_in_it()
    {
        await using var parts = StorageParts.OnSqlite();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(AddAsync));
        Assert.Equal(Enumerable.Range(0, 12), (await parts.Tables.GetAsync<IReadOnlyList<int>>("p", "k", Stop))!.Value.Order());

        Task AddAsync(int number) => Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await parts.Tables.GetAsync<IReadOnlyList<int>>("p", "k", Stop);
            await parts.Tables.CommitAsync(
                "p",
                stored is null ? RowCodec.Insert("k", new[] { number }) : RowCodec.Replace(stored, [.. stored.Value, number]),
                Stop);
        }, Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<string> ConflictsAsync(int times) => ++made > times
        ? Task.FromResult($"written at {made}")
        : Task.FromException<string>(new StorageConflictException("p", $"key-{made}", ConflictKind.Changed, 0));
}
