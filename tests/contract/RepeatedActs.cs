namespace Funding.Contract.Tests;

/// <summary>
/// Has every act of every kind, and every entering of a stage, broken off after none of its commits, after one, after two and so on, then
/// done whole, then done once more with the same round, as a process would that ends again and again before it has kept the act's mark.
/// </summary>
internal sealed class RepeatedActs
{
    private int broken;

    /// <summary>Acts that came to something else when they were done once more.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public int Broken => broken;

    public void Register(IServiceCollection services)
    {
        Wrap<IStageKind>(services, inner => KindProxy.Of(inner, this));
        Wrap<ISubjectKind>(services, inner => SubjectProxy.Of(inner, this));
    }

    internal async Task<T> DoAsync<T>(string act, Func<Task<T>> run)
    {
        var first = await WholeAsync(run);
        var again = await run();
        if (FundingJson.Serialize(first) is var one && FundingJson.Serialize(again) is var two && one != two)
        {
            Faults.Enqueue($"{act}:\n{one}\n{two}");
        }

        return again;
    }

    private async Task<T> WholeAsync<T>(Func<Task<T>> run)
    {
        for (var commits = 0; ; commits++)
        {
            using var watching = WatchedTables.Begin(commits);
            try
            {
                return await run();
            }
            catch (IOException) when (watching.Broken)
            {
                Interlocked.Increment(ref broken);
            }
        }
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        foreach (var (at, kind) in services.Index().Where(s => s.Item.ServiceType == typeof(T)).ToList())
        {
            services[at] = ServiceDescriptor.Singleton(p => wrap((T)ActivatorUtilities.CreateInstance(p, kind.ImplementationType!)));
        }
    }
}

/// <summary>A kind of stage whose acts are repeated; whatever else it is asked it answers itself.</summary>
internal class KindProxy : DispatchProxy
{
    private IStageKind inner = null!;
    private RepeatedActs repeated = null!;

    public static IStageKind Of(IStageKind inner, RepeatedActs repeated)
    {
        var proxy = Create<IStageKind, KindProxy>();
        ((KindProxy)(object)proxy).inner = inner;
        ((KindProxy)(object)proxy).repeated = repeated;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name switch
    {
        $"get_{nameof(IStageKind.Acts)}" => (IReadOnlyList<ActRun>)[.. inner.Acts.Select(Repeated)],
        nameof(IStageKind.EnterAsync) => repeated.DoAsync(
            $"entering {inner.Kind}", () => inner.EnterAsync((Round)args![0]!, (CancellationToken)args[1]!)),
        _ => method.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null),
    };

    // What is run for one case is one commit, and its subject's act: it is repeated there.
    private ActRun Repeated(ActRun run) => !run.Scopes.HasFlag(StageScopes.Cohort) ? run : new ActRun(
        run.Act,
        async (round, cancellation) =>
        {
            ActDone? done = null;
            var kept = await repeated.DoAsync(run.Act.Name, async () => (done = await run.RunAsync(round, cancellation)).Round);
            return done! with { Round = kept };
        },
        run.Scopes.HasFlag(StageScopes.Case) ? run.RunAsync : null);
}

/// <summary>The same of a kind of subject.</summary>
internal class SubjectProxy : DispatchProxy
{
    private ISubjectKind inner = null!;
    private RepeatedActs repeated = null!;

    public static ISubjectKind Of(ISubjectKind inner, RepeatedActs repeated)
    {
        var proxy = Create<ISubjectKind, SubjectProxy>();
        ((SubjectProxy)(object)proxy).inner = inner;
        ((SubjectProxy)(object)proxy).repeated = repeated;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name switch
    {
        $"get_{nameof(ISubjectKind.Acts)}" => inner.Acts.ToDictionary(
            act => act.Key,
            act => (Func<SubjectKey, CancellationToken, Task>)((subject, cancellation) =>
                repeated.DoAsync($"{inner.Kind} {act.Key}", async () =>
                {
                    await act.Value(subject, cancellation);
                    return Nothing.Value;
                }))),
        _ => method.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null),
    };
}
