namespace Funding.Platform.Tests.Storage;

/// <summary>One read for all who ask while the one before it is under way, and never an older one.</summary>
public sealed class SharedReadsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_while_a_read_is_under_way_shares_the_next_one_with_the_others_who_do()
    {
        var (shared, row) = (new SharedReads<int>(), new SlowRow());
        var first = shared.ReadAsync("round", row.ReadAsync, Stop);
        await row.BegunAsync(1);
        row.Value = 2;
        var others = Enumerable.Range(0, 20).Select(_ => shared.ReadAsync("round", row.ReadAsync, Stop)).ToArray();
        row.Go(1);
        await row.BegunAsync(2);
        row.Go(2);

        Assert.Equal(0, await first);
        Assert.All(await Task.WhenAll(others), value => Assert.Equal(2, value));
        Assert.Equal(2, row.Reads);
    }

    [Fact]
    public async Task What_is_read_was_there_after_the_question_however_many_ask_and_write()
    {
        var shared = new SharedReads<int>();
        var (written, reads) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 4_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, stop) =>
        {
            var least = Interlocked.Increment(ref written);
            var seen = await shared.ReadAsync("round", ReadAsync, stop);
            Assert.True(seen >= least, $"{seen} was read for who had written {least}");
        });
        Assert.InRange(reads, 1, 4_000);

        async Task<int> ReadAsync()
        {
            Interlocked.Increment(ref reads);
            var seen = Volatile.Read(ref written);
            await Task.Yield();
            return seen;
        }
    }

    [Fact]
    public async Task A_failed_read_fails_those_who_shared_it_and_the_next_reads_again()
    {
        var (shared, row) = (new SharedReads<int>(), new SlowRow());
        var first = shared.ReadAsync("round", row.ReadAsync, Stop);
        await row.BegunAsync(1);
        var second = shared.ReadAsync("round", row.ReadAsync, Stop);
        row.Fail(1);
        await Assert.ThrowsAsync<IOException>(() => first);
        await row.BegunAsync(2);
        row.Go(2);
        Assert.Equal(0, await second);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_others_their_read()
    {
        var (shared, row) = (new SharedReads<int>(), new SlowRow());
        using var impatient = new CancellationTokenSource();
        var first = shared.ReadAsync("round", row.ReadAsync, impatient.Token);
        await row.BegunAsync(1);
        var (second, third) = (
            shared.ReadAsync("round", row.ReadAsync, impatient.Token), shared.ReadAsync("round", row.ReadAsync, Stop));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        row.Go(1);
        await row.BegunAsync(2);
        row.Go(2);
        Assert.Equal(0, await third);
    }

    [Fact]
    public async Task Each_key_is_read_for_itself()
    {
        var shared = new SharedReads<string>();
        var keys = Enumerable.Range(0, 50).Select(n => $"round-{n}").ToArray();
        Assert.Equal(keys, await Task.WhenAll(keys.Select(key => shared.ReadAsync(key, () => Task.FromResult(key), Stop))));
    }

    /// <summary>Reads go on one by one, as the test lets them.</summary>
    private sealed class SlowRow
    {
        private readonly ConcurrentDictionary<int, TaskCompletionSource> begun = new();
        private readonly ConcurrentDictionary<int, TaskCompletionSource> allowed = new();
        private int reads;

        public int Value { get; set; }

        public int Reads => Volatile.Read(ref reads);

        public Task BegunAsync(int read) => Of(begun, read).Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);

        public void Go(int read) => Of(allowed, read).SetResult();

        public void Fail(int read) => Of(allowed, read).SetException(new IOException("The row cannot be read."));

        public async Task<int> ReadAsync()
        {
            var read = Interlocked.Increment(ref reads);
            var value = Value;
            Of(begun, read).SetResult();
            await Of(allowed, read).Task;
            return value;
        }

        private static TaskCompletionSource Of(ConcurrentDictionary<int, TaskCompletionSource> sources, int read) =>
            sources.GetOrAdd(read, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
