namespace Funding.Workflows.Awards;

/// <summary>An act of a duty; what it does goes into the commit that marks it, so it is done once and with it.</summary>
public sealed class DutyRun(StageAct act, Func<DutyView, Commit, CancellationToken, Task> run)
{
    public StageAct Act { get; } = act;

    public Task RunAsync(DutyView at, Commit commit, CancellationToken cancellation) => run(at, commit, cancellation);
}

/// <summary>A kind of duty: all that an award knows of it.</summary>
public interface IDutyKind
{
    string Kind { get; }

    /// <summary>What the kind says of itself to who reads a programme's file.</summary>
    IStageDeclaration Declaration { get; }

    IReadOnlyList<DutyRun> Acts { get; }

    /// <summary>How it is called in both languages.</summary>
    Bilingual Name { get; }

    /// <summary>The mails that only this kind sends.</summary>
    IReadOnlyList<MailTemplate> Mails { get; }

    /// <summary>Maps what the reader of an award's page does about its duties of this kind.</summary>
    void Map(IStageRoutes routes);

    /// <summary>How the award's page shows the duty to its holder, or to the office.</summary>
    Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation);

    /// <summary>Whom an open duty waits for now.</summary>
    Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation);

    /// <summary>Reads what the duty's decision needs, a few rows, and asks it.</summary>
    Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>The mails of the registered kinds.</summary>
internal sealed class DutyMails(DutyKindSet kinds) : IMailTemplates
{
    public IEnumerable<MailTemplate> Own => kinds.All.SelectMany(k => k.Mails);
}

/// <summary>The registered kinds of duties by their names.</summary>
public sealed class DutyKindSet(IEnumerable<IDutyKind> kinds)
{
    private readonly Dictionary<string, IDutyKind> kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    public IReadOnlyCollection<IDutyKind> All => kinds.Values;

    /// <exception cref="InvalidOperationException">No such kind is registered.</exception>
    public IDutyKind this[string kind] => kinds.GetValueOrDefault(kind)
        ?? throw new InvalidOperationException($"No kind of duty is called '{kind}'; there are: {string.Join(", ", kinds.Keys)}.");
}
