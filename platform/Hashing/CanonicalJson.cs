namespace Funding.Platform.Hashing;

/// <summary>
/// One text for one value (the subset of RFC 8785 without fractional numbers): no white space, object keys in ordinal
/// order, strings escaped only where JSON demands it. In Python: json.dumps(value, ensure_ascii=False,
/// sort_keys=True, separators=(",", ":")).
/// </summary>
public static class CanonicalJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>Scores and shares travel as strings in their shortest form: 87.50 is "87.5".</summary>
    public static string Number(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (!text.Contains('.', StringComparison.Ordinal)) return text;
        text = text.TrimEnd('0').TrimEnd('.');
        return text == "-0" ? "0" : text;
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject map:
                text.Append('{');
                Join(map.OrderBy(p => p.Key, StringComparer.Ordinal), text, pair =>
                {
                    WriteString(pair.Key, text);
                    text.Append(':');
                    Write(pair.Value, text);
                });
                text.Append('}');
                break;
            case JsonArray list:
                text.Append('[');
                Join(list, text, item => Write(item, text));
                text.Append(']');
                break;
            case null:
                text.Append("null");
                break;
            default:
                WriteScalar(node.AsValue(), text);
                break;
        }
    }

    private static void WriteScalar(JsonValue value, StringBuilder text)
    {
        if (value.TryGetValue<string>(out var s)) WriteString(s, text);
        else if (value.TryGetValue<bool>(out var b)) text.Append(b ? "true" : "false");
        else if (value.TryGetValue<int>(out var i)) text.Append(i.ToString(CultureInfo.InvariantCulture));
        else if (value.TryGetValue<long>(out var l)) text.Append(l.ToString(CultureInfo.InvariantCulture));
        else throw new ArgumentException("fractional numbers are written as strings", nameof(value));
    }

    private static void Join<T>(IEnumerable<T> items, StringBuilder text, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(',');
            first = false;
            write(item);
        }
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        text.Append('"');
    }
}
