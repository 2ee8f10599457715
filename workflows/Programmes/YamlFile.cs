using Newtonsoft.Json.Linq;
using YamlDotNet.Core;

namespace Funding.Workflows.Programmes;

/// <summary>A YAML file as JSON values, with the place of each by its path and the problems found on the way.</summary>
internal sealed class YamlFile(
    string name,
    JToken root,
    IReadOnlyDictionary<string, JToken> values,
    IReadOnlyDictionary<string, Mark> places,
    List<FileProblem> problems,
    string? step = null)
{
    // What of a file stands in each of its steps.
    private static readonly string[] OfSteps = ["parts", "stages"];

    public string Name => name;

    public JToken Root => root;

    public List<FileProblem> Problems => problems;

    /// <summary>The value at the path; null where the file has none.</summary>
    public JToken? At(string path) => values.GetValueOrDefault(path);

    /// <summary>Notes a problem at the path's place, or at the nearest place above it that the file has.</summary>
    public void Fault(string inside, string message) => Fault(inside, message, null);

    /// <inheritdoc cref="Fault(string, string)"/>
    public void Fault(string inside, Bilingual message) => Fault(inside, message.En, message.Zh);

    private void Fault(string inside, string message, string? chinese)
    {
        var path = step is not null && OfSteps.Contains(inside.Split('.', '[')[0]) ? $"{step}.{inside}" : inside;
        var nearest = path;
        Mark place;
        while (!places.TryGetValue(nearest, out place) && nearest.Length > 0) nearest = Parent(nearest);
        problems.Add(new(name, (int)Math.Max(1, place.Line), (int)Math.Max(1, place.Column), path, message)
        {
            Chinese = chinese,
        });
    }

    public T Read<T>() where T : class =>
        FundingJson.Deserialize<T>(root.ToString(Newtonsoft.Json.Formatting.None))!;

    /// <summary>One step of the file as a file of its own, whose problems are the file's.</summary>
    /// <param name="at">Such as <c>steps.recognition</c>.</param>
    /// <param name="written">What it says as a whole.</param>
    public YamlFile Within(string at, JToken written) => new(name, written, values, places, problems, at);

    /// <summary>The same by another name.</summary>
    public YamlFile Named(string other) => new(other, root, values, places, problems, step);

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
