namespace Funding.Pages.Tests.Played;

/// <summary>What is wrong with the pages that were seen on the way: failures, elements, texts that are not translated.</summary>
internal sealed partial class SeenPages
{
    private readonly HashSet<string> shapes = [];
    private readonly SortedSet<string> problems = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Problems => problems;

    public int Shapes => shapes.Count;

    /// <summary>Whether no page of this address, ids left out, was seen before.</summary>
    public bool IsNew(string path) => shapes.Add(ShapeOf(path));

    public void Look(Answer answer)
    {
        if (answer.Status >= HttpStatusCode.InternalServerError)
            Found(answer, [$"answers {(int)answer.Status}"]);
        if (answer.Page.QuerySelector("main") is not null)
            Found(answer, PageText.Problems(answer.Page, fetched: true, english: false));
    }

    /// <summary>A page in English has no Chinese in its frame; names that people gave stay as they are.</summary>
    public void LookInEnglish(Answer answer)
    {
        Look(answer);
        Found(answer, PageText.ChineseInTheFrame(answer.Page).Select(text => $"not in English: {text}"));
    }

    private void Found(Answer answer, IEnumerable<string> what) => problems.UnionWith(what.Select(w => $"{ShapeOf(answer.Path)}: {w}"));

    private static string ShapeOf(string path) => Id().Replace(path.Split('?')[0], "/*");

    [GeneratedRegex(@"/[^/]*\d[^/]*")]
    private static partial Regex Id();
}
