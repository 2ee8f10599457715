namespace Funding.Platform.Documents;

/// <summary>
/// What the markup of an office file's part loads from outside without a relationship: fields of a document (DDE, INCLUDEPICTURE and the
/// like), however their instruction is cut into runs or nested, and data links, connections and functions of a workbook.
/// </summary>
internal sealed partial class OfficeFields
{
    // Where another field stands in an instruction.
    private const char Nested = '\uFFFC';

    private static readonly HashSet<string> Loading = new(StringComparer.OrdinalIgnoreCase)
    {
        "DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE",
    };

    private static readonly string[] Connections = ["dbPr", "olapPr", "webPr", "textPr"];
    private readonly Stack<Field> open = new();
    private readonly Stack<string> elements = new();

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool ShowsResult { get; set; }
    }

    /// <param name="part">On any node of the part, called for each in order.</param>
    /// <returns>What is loaded from outside by what ends here; null when nothing is.</returns>
    public OfficeRelationship? Read(XmlReader part)
    {
        switch (part.NodeType)
        {
            case XmlNodeType.Element:
                if (!part.IsEmptyElement)
                {
                    elements.Push(part.LocalName);
                }

                return OfElement(part);
            case XmlNodeType.EndElement:
                elements.Pop();
                return null;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                return OfText(part.Value);
            default:
                return null;
        }
    }

    /// <summary>Fields that were begun and never ended.</summary>
    public OfficeRelationship? End() => open.Select(f => OfInstruction(f.Instruction.ToString())).FirstOrDefault(f => f is not null);

    private OfficeRelationship? OfElement(XmlReader part)
    {
        switch (part.LocalName)
        {
            case "fldChar":
                return OfMark(OfficeRelationship.Attribute(part, "fldCharType")?.Trim().ToUpperInvariant());
            case "fldSimple":
                return OfInstruction(OfficeRelationship.Attribute(part, "instr") ?? "");
            case "ddeLink":
                return new("DDE", $"{OfficeRelationship.Attribute(part, "ddeService")}|{OfficeRelationship.Attribute(part, "ddeTopic")}");
            case var name when elements.Contains("connection") && Connections.Contains(name, StringComparer.Ordinal):
                return new("connection", OfficeRelationship.Attribute(part, "connection") ?? OfficeRelationship.Attribute(part, "url")
                    ?? OfficeRelationship.Attribute(part, "sourceFile") ?? name);
            default:
                return null;
        }
    }

    private OfficeRelationship? OfMark(string? mark)
    {
        switch (mark)
        {
            case "BEGIN":
                open.FirstOrDefault(f => !f.ShowsResult)?.Instruction.Append(Nested);
                open.Push(new Field());
                return null;
            case "SEPARATE" when open.TryPeek(out var field):
                field.ShowsResult = true;
                return null;
            case "END" when open.TryPop(out var field):
                return OfInstruction(field.Instruction.ToString());
            default:
                return null;
        }
    }

    /// <summary>Text of an instruction; the result of a field within an instruction is part of it.</summary>
    private OfficeRelationship? OfText(string text)
    {
        var element = elements.TryPeek(out var name) ? name : "";
        if (element is "f" or "definedName")
        {
            return Fetching().Match(text) is { Success: true } found ? new(found.Groups[1].Value.ToUpperInvariant(), text.Trim()) : null;
        }

        if (element is "instrText" or "delInstrText" or "t" or "delText")
        {
            open.FirstOrDefault(f => !f.ShowsResult)?.Instruction.Append(text);
        }

        return null;
    }

    private static OfficeRelationship? OfInstruction(string text)
    {
        var instruction = text.Trim().Replace('“', '"').Replace('”', '"');
        var words = Words().Matches(instruction).Select(w => w.Groups[1].Success ? w.Groups[1].Value : w.Value).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var keyword = words[0].Split('\\')[0];
        var targets = Targets(words.Skip(1)).ToList();
        if (keyword.Contains(Nested, StringComparison.Ordinal))
        {
            // Nobody writes so but to hide which field it is.
            return new("field", instruction.Replace(Nested, '…'));
        }

        if (keyword.Equals("HYPERLINK", StringComparison.OrdinalIgnoreCase))
        {
            return targets.Find(t => !OfficeRelationship.IsFollowable(t)) is { } target ? new("HYPERLINK", target) : null;
        }

        return Loading.Contains(keyword) && instruction.Length > keyword.Length
            ? new(keyword.ToUpperInvariant(), targets.FirstOrDefault() ?? instruction)
            : null;
    }

    /// <summary>Words that are no switch, and no value of one that takes a value.</summary>
    private static IEnumerable<string> Targets(IEnumerable<string> words)
    {
        var value = false;
        foreach (var word in words)
        {
            if (!value && !Switch().IsMatch(word))
            {
                yield return word;
            }

            value = !value && word is "\\l" or "\\o" or "\\t" or "\\*";
        }
    }

    [GeneratedRegex("\"([^\"]*)\"?|[^\\s\"]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\\[A-Za-z*@#!]$")]
    private static partial Regex Switch();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:_xlfn\.)*(WEBSERVICE|RTD|IMAGE)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
