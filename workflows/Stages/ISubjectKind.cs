namespace Funding.Workflows.Stages;

/// <summary>A kind of what a walker follows beside the round: an application, a reviewer, an objection, a proposed change.</summary>
public interface ISubjectKind
{
    /// <summary>The middle of its instances' ids.</summary>
    string Kind { get; }

    /// <summary>Its acts by name; each is safe to repeat.</summary>
    IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts { get; }

    Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation);
}

/// <summary>Looks at and acts for subjects of every kind.</summary>
public sealed class SubjectWalk(IEnumerable<ISubjectKind> kinds)
{
    private readonly Dictionary<string, ISubjectKind> kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    public Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation) =>
        kinds[subject.Kind].LookAsync(subject, cancellation);

    public async Task<Nothing> ActAsync(SubjectAct due, CancellationToken cancellation)
    {
        await kinds[due.Subject.Kind].Acts[due.Act](due.Subject, cancellation);
        return Nothing.Value;
    }
}
