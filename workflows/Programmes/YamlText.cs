using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Funding.Workflows.Programmes;

/// <summary>Settings as the text of a file: read again they are the same settings.</summary>
public static class YamlText
{
    // What a line of a file has room for.
    private const int OneLine = 110;

    public static string Of(JsonNode? settings)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1024, false, true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        Write(emitter, settings);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                var shape = IsShort(map.Select(p => p.Value), map) ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, shape));
                foreach (var (key, value) in map)
                {
                    emitter.Emit(Word(key));
                    Write(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                emitter.Emit(new SequenceStart(
                    AnchorName.Empty, TagName.Empty, true, IsShort(list, list) ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list) Write(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                emitter.Emit(Word(value.GetValue<string>()));
                break;
            default:
                emitter.Emit(Plain(node?.ToJsonString() ?? "null", ScalarStyle.Plain));
                break;
        }
    }

    /// <summary>A text that would be read as a number, as true or as nothing stands in quotes.</summary>
    private static Scalar Word(string text) => Plain(
        text,
        text.Any(char.IsControl) ? ScalarStyle.DoubleQuoted
        : YamlScalar.Value(Plain(text, ScalarStyle.Plain)).Value is string same && same == text ? ScalarStyle.Any
        : ScalarStyle.SingleQuoted);

    private static Scalar Plain(string text, ScalarStyle style) => new(AnchorName.Empty, TagName.Empty, text, style, true, true);

    /// <summary>Texts in both languages, a list of words: what people write in one line; what is empty as well.</summary>
    private static bool IsShort(IEnumerable<JsonNode?> values, JsonNode whole) =>
        values.All(v => v is null or JsonValue) && whole.ToJsonString(FundingJson.Options).Length <= OneLine;
}
