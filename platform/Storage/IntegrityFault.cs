namespace Funding.Platform.Storage;

/// <summary>What is wrong with something stored.</summary>
public enum IntegrityFaultKind
{
    /// <summary>The storage file itself does not hold together.</summary>
    File,

    /// <summary>A row cannot be read.</summary>
    Row,

    /// <summary>A document, or other content, that a row names is not there.</summary>
    Missing,

    /// <summary>Content has another length than was stored.</summary>
    Length,
}

/// <param name="Name">The row as "partition / key", the content by its name: what a restore has to bring back.</param>
public sealed record IntegrityFault(IntegrityFaultKind Kind, string Name);

/// <summary>What a look through everything found; nothing was changed by it.</summary>
/// <param name="Faults">The first <see cref="MostNamed"/> of them.</param>
public sealed record IntegrityReport(DateTimeOffset At, int Total, IReadOnlyList<IntegrityFault> Faults)
{
    public const int MostNamed = 50;
}
