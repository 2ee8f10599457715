namespace Funding.Workflows.Tests.Programmes;

/// <summary>A copy of the programmes folder, with the colleges' file and those that are named, in which one thing is changed.</summary>
/// <param name="beside">Ids of programmes.</param>
public sealed class ProgrammesFolder(params IReadOnlyList<string> beside) : IDisposable
{
    public const string College = "mixed-ownership-colleges.yaml";

    public string Path { get; } = ShippedCatalogue.Copy(beside: beside);

    /// <summary>Puts the new text in the place of the only occurrence of the old one.</summary>
    /// <returns>The line on which the old text began.</returns>
    public int Change(string file, string old, string replacement)
    {
        var text = Read(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no '{old}'");
        Assert.True(text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"{file} has '{old}' twice");
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
        return text.AsSpan(0, at).Count('\n') + 1;
    }

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    /// <param name="kinds">Null for those built in.</param>
    public IReadOnlyList<FileProblem> Problems(ProgrammeKinds? kinds = null)
    {
        var problems = Assert.Throws<CatalogueException>(() => Catalogue.Load(Path, kinds ?? ShippedKinds.All)).Problems;
        // Who composes in Chinese reads the same in Chinese; a kind of a test says it in English alone.
        if (kinds is null)
            Assert.All(problems.Where(IsOfProgramme), p => Assert.True(p.Text.Zh != p.Text.En, $"not in Chinese: {p.Message}"));
        return problems;
    }

    private static bool IsOfProgramme(FileProblem problem) =>
        problem.Path.Length > 0 && !problem.File.Contains('/', StringComparison.Ordinal) && problem.File != "desks.yaml";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
