namespace Funding.Workflows.Programmes;

/// <summary>One thing wrong with a file of programmes/, where it is and what would be right.</summary>
/// <param name="File">Relative to the programmes folder, with '/'.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">Such as <c>rubric.criteria[0].weight</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record FileProblem(string File, int Line, int Column, string Path, string Message)
{
    /// <summary>The message in Chinese where the check itself says it; null where it is found by the English one.</summary>
    public string? Chinese { get; init; }

    /// <summary>The message for who composes on the screen.</summary>
    public Bilingual Text => new(Chinese ?? FaultTexts.Chinese(Message) ?? Message, Message);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{File}:{Line}:{Column}: {(Path.Length == 0 ? "" : Path + ": ")}{Message}");
}

/// <summary>Files of programmes/ are wrong; nothing was loaded. The message has one line a problem.</summary>
public sealed class CatalogueException(IReadOnlyList<FileProblem> problems)
    : Exception("The programmes folder cannot be used:\n" + string.Join('\n', problems))
{
    public IReadOnlyList<FileProblem> Problems { get; } = problems;
}
