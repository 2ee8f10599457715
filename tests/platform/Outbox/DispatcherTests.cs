namespace Funding.Platform.Tests.Outbox;

public sealed class DispatcherTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("funding-outbox-").FullName;
    private readonly Gate gate = new();
    private readonly ServiceProvider provider;

    public DispatcherTests() => provider = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(new FakeTimeProvider())
        .AddSqliteStorage(folder)
        .AddAudit()
        .AddSingleton<ActivePartitions>().AddSingleton<CommitWriter>().AddSingleton<OfficeHours, AlwaysOpen>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<IEffectHandler>(gate)
        .BuildServiceProvider();

    private Dispatcher Dispatcher => provider.GetRequiredService<Dispatcher>();

    [Fact]
    public async Task A_slow_partition_does_not_hold_up_another()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("round:a", "held", "held");
        await WriteAsync("system", "sign-in", "sign-in");

        await gate.SeenAsync("sign-in").WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(Dispatcher.WhenIdleAsync(TestContext.Current.CancellationToken).IsCompleted);

        gate.Open();
        await IdleAsync();
        Assert.Empty(await LeftAsync("round:a"));
    }

    [Fact]
    public async Task An_effect_written_again_while_it_is_carried_out_is_carried_out_again()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("round:a", "wake", "held");
        await gate.SeenAsync("held").WaitAsync(Patience, TestContext.Current.CancellationToken);
        await WriteAsync("round:a", "wake", "again");

        gate.Open();
        await IdleAsync();

        Assert.True(gate.SeenAsync("again").IsCompleted);
        Assert.Empty(await LeftAsync("round:a"));
    }

    [Fact]
    public async Task The_sweep_does_not_carry_out_beside_a_worker_what_the_worker_is_at()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("round:a", "mail", "held");
        await gate.SeenAsync("held").WaitAsync(Patience, TestContext.Current.CancellationToken);

        var sweep = Dispatcher.DrainAsync("round:a", TestContext.Current.CancellationToken);
        await Dispatcher.DrainAsync("round:b", TestContext.Current.CancellationToken);
        Assert.False(sweep.IsCompleted);
        gate.Open();
        await sweep.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(1, gate.Handled);
        Assert.Empty(await LeftAsync("round:a"));
    }

    [Fact]
    public async Task Who_goes_on_from_what_effects_do_waits_for_them_and_they_are_carried_out_once()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("round:a", "role", "held");
        var finished = Dispatcher.FinishAsync("round:a", TestContext.Current.CancellationToken);
        await gate.SeenAsync("held").WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(finished.IsCompleted);

        gate.Open();
        await finished.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(await LeftAsync("round:a"));
        await IdleAsync();
        await Dispatcher.FinishAsync("round:b", TestContext.Current.CancellationToken);
        Assert.Equal(1, gate.Handled);
    }

    [Fact]
    public async Task A_peers_whole_page_as_an_answer_is_kept_short()
    {
        await WriteAsync("round:a", "mail", "long answer");
        await Dispatcher.DrainAsync("round:a", TestContext.Current.CancellationToken);

        var waiting = RowCodec.Read<Effect>(Assert.Single(await LeftAsync("round:a")));
        Assert.Equal(1, waiting.Attempts);
        Assert.InRange(waiting.LastError!.Length, 100, 1000);
    }

    [Fact]
    public async Task A_lone_commit_is_carried_out_without_listing_what_waits()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        var meter = provider.GetRequiredService<StorageMeter>();

        await WriteAsync("round:a", "wake", "free");
        await IdleAsync();

        Assert.Equal(0, meter.Total[StorageOperation.Query]);
        Assert.Equal(2, meter.Total[StorageOperation.Commit]);
    }

    [Fact]
    public async Task Behind_a_head_of_its_own_a_commit_is_chained_and_its_effects_are_settled_by_one_more_and_nothing_is_listed()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await NoteAsync("round:a");
        await IdleAsync();
        var meter = provider.GetRequiredService<StorageMeter>();
        var (commits, queries) = (meter.Total[StorageOperation.Commit], meter.Total[StorageOperation.Query]);

        await provider.GetRequiredService<CommitWriter>().SaveAsync(Noted("round:a").Then(Free("one")).Then(Free("two")));
        await IdleAsync();

        Assert.Equal(commits + 2, meter.Total[StorageOperation.Commit]);
        Assert.Equal(queries, meter.Total[StorageOperation.Query]);
        Assert.Empty(await LeftAsync("round:a"));
        Assert.Equal([1, 2], (await EntriesAsync("round:a")).Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(60)]
    public async Task However_many_effects_and_entries_meet_each_entry_has_one_place_in_the_order_of_the_commits(int many)
    {
        await NoteAsync("round:a");
        await Dispatcher.DrainAsync("round:a", TestContext.Current.CancellationToken);
        for (var i = 0; i < many; i++)
        {
            await provider.GetRequiredService<CommitWriter>().SaveAsync(Noted("round:a", $"{i}").Then(Free($"effect {i}")));
        }

        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await IdleAsync();

        Assert.Empty(await LeftAsync("round:a"));
        Assert.Equal(many, gate.Handled);
        Assert.Null(AuditChain.Verify(await EntriesAsync("round:a")));
        Assert.Equal(
            Enumerable.Range(0, many).Select(i => $"{i}"), (await EntriesAsync("round:a")).Skip(1).Select(entry => entry.Note.Subject));
    }

    [Fact]
    public async Task Effects_are_settled_although_another_host_moved_the_chain_meanwhile()
    {
        await NoteAsync("round:a");
        await Dispatcher.DrainAsync("round:a", TestContext.Current.CancellationToken);
        await provider.GetRequiredService<CommitWriter>().SaveAsync(Noted("round:a").Then(Free("one")));
        await NoteAsync("round:a");
        await new AuditSequencer(provider.GetRequiredService<ITableStore>()).SequenceAsync(
            "round:a", TestContext.Current.CancellationToken);

        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await IdleAsync();

        Assert.Empty(await LeftAsync("round:a"));
        Assert.Equal(1, gate.Handled);
        Assert.Equal([1, 2, 3], (await EntriesAsync("round:a")).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_commit_that_begins_its_partition_is_chained_by_one_more_and_nothing_is_read()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        var meter = provider.GetRequiredService<StorageMeter>();
        await provider.GetRequiredService<CommitWriter>().SaveAsync(
            new Commit("round:b") { Begins = true }.Insert("first", 1).Audit(Note("b")).Then(Free("one")));
        await IdleAsync();

        Assert.Equal(2, meter.Total[StorageOperation.Commit]);
        Assert.Equal(0, meter.Total[StorageOperation.Query] + meter.Total[StorageOperation.Get]);
        Assert.Empty(await LeftAsync("round:b"));
        Assert.Equal([1], (await EntriesAsync("round:b")).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_commit_that_says_wrongly_that_it_begins_its_partition_is_chained_behind_what_is_there()
    {
        await NoteAsync("round:a");
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await Dispatcher.DrainAsync("round:a", TestContext.Current.CancellationToken);
        await provider.GetRequiredService<CommitWriter>().SaveAsync(
            new Commit("round:a") { Begins = true }.Audit(Note("b")).Then(Free("one")));
        await IdleAsync();

        Assert.Empty(await LeftAsync("round:a"));
        Assert.Equal([1, 2], (await EntriesAsync("round:a")).Select(entry => entry.Sequence));
        Assert.Null(AuditChain.Verify(await EntriesAsync("round:a")));
    }

    [Fact]
    public async Task An_entry_that_another_host_has_chained_meanwhile_has_one_place()
    {
        await NoteAsync("round:a");
        await NoteAsync("round:a");
        await new AuditSequencer(provider.GetRequiredService<ITableStore>()).SequenceAsync(
            "round:a", TestContext.Current.CancellationToken);
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await NoteAsync("round:a");
        await IdleAsync();

        Assert.Equal([1, 2, 3], (await EntriesAsync("round:a")).Select(entry => entry.Sequence));
        Assert.Null(AuditChain.Verify(await EntriesAsync("round:a")));
    }

    public async ValueTask DisposeAsync()
    {
        gate.Open();
        await Dispatcher.StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private Task WriteAsync(string partition, string key, string payload) =>
        provider.GetRequiredService<CommitWriter>().SaveAsync(new Commit(partition).Then(new Effect
        {
            Key = key,
            Kind = "gate",
            Payload = payload
        }));

    private Task NoteAsync(string partition) => provider.GetRequiredService<CommitWriter>().SaveAsync(Noted(partition));

    private static Commit Noted(string partition, string subject = "a") => new Commit(partition).Audit(Note(subject));

    private static AuditNote Note(string subject) =>
        new() { Actor = "somebody", Via = "session", Action = "looked", Subject = subject };

    private static Effect Free(string key) => new() { Key = key, Kind = "gate", Payload = "free" };

    private Task IdleAsync() => Dispatcher.WhenIdleAsync(TestContext.Current.CancellationToken)
        .WaitAsync(Patience, TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync(string partition) =>
    [
        .. (await provider.GetRequiredService<ITableStore>().QueryAsync<AuditEntry>(partition, KeyRange.Prefix(AuditKeys.Entry)))
            .Items.Select(entry => entry.Value),
    ];

    private async Task<IReadOnlyList<Row>> LeftAsync(string partition) =>
        (await provider.GetRequiredService<ITableStore>().QueryAsync(partition, KeyRange.Prefix(OutboxKeys.Effect))).Rows;

    /// <summary>Carries everything out at once but the payload "held", which waits.</summary>
    private sealed class Gate : IEffectHandler
    {
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, TaskCompletionSource> seen = new();
        private int handled;

        public string Kind => "gate";

        /// <summary>How often something was carried out.</summary>
        public int Handled => Volatile.Read(ref handled);

        public void Open() => open.TrySetResult();

        public Task SeenAsync(string payload) => seen.GetOrAdd(payload, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
        {
            Interlocked.Increment(ref handled);
            if (payload == "long answer")
            {
                throw new InvalidOperationException(new string('x', 100_000));
            }

            seen.GetOrAdd(payload, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            if (payload == "held")
            {
                await open.Task.WaitAsync(cancellation);
            }
        }
    }
}
