using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Funding.Workflows.Programmes;

/// <summary>
/// Reads one YAML document as JSON values of the core schema of YAML 1.2. Repeated keys are all reported; anchors, aliases
/// and tags are refused, since a file of settings is read by people.
/// </summary>
internal sealed class YamlReader
{
    // Of files there are it is 12.
    private const int Deepest = 40;

    private readonly Dictionary<string, Mark> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JToken> values = new(StringComparer.Ordinal);
    private readonly List<FileProblem> problems = [];
    private readonly string file;
    private readonly Parser parser;
    private int depth;

    private YamlReader(string file, string text)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    public static YamlFile Read(string file, string text)
    {
        var reader = new YamlReader(file, text);
        JToken root = JValue.CreateNull();
        try
        {
            root = reader.Document();
        }
        catch (YamlException e)
        {
            reader.Fault(e.Start, "", $"not YAML: {e.Message}");
        }
        return new YamlFile(file, root, reader.values, reader.places, reader.problems);
    }

    private JToken Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return JValue.CreateNull();
        var root = Node("");
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second)) Fault(
            second.Start, "", "one document a file is allowed; a second one begins here");
        return root;
    }

    private JToken Node(string path)
    {
        if (++depth > Deepest)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {Deepest} lists and maps in each other");
        var value = Value(path);
        depth--;
        values.TryAdd(path, value);
        return value;
    }

    private JToken Value(string path)
    {
        places.TryAdd(path, parser.Current!.Start);
        if (parser.Current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            Fault(node.Start, path, "anchors (&) and tags (!) are not allowed; write the value out");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            Fault(alias.Start, path, "aliases (*) are not allowed; write the value out");
            return JValue.CreateNull();
        }
        if (parser.TryConsume<Scalar>(out var scalar)) return YamlScalar.Value(scalar);
        return parser.TryConsume<SequenceStart>(out _) ? Sequence(path) : Mapping(path);
    }

    private JArray Sequence(string path)
    {
        var list = new JArray();
        while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(Node($"{path}[{list.Count}]"));
        return list;
    }

    private JObject Mapping(string path)
    {
        parser.Consume<MappingStart>();
        var map = new JObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                Fault(parser.Current!.Start, path, "a key must be a word, not a list or a map");
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
                continue;
            }
            var child = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            var repeated = map.ContainsKey(key.Value);
            if (repeated) Fault(key.Start, child, $"the key is given twice; the first is on line {places[child].Line}");
            else places[child] = key.Start;
            var value = Node(child);
            if (!repeated) map.Add(key.Value, value);
        }
        return map;
    }

    private void Fault(Mark at, string path, string message) => problems.Add(new(file, (int)at.Line, (int)at.Column, path, message));
}
