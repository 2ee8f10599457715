namespace Funding.Platform.Spreadsheets;

/// <summary>
/// Walks the elements of one part by their local names, so that both dialects of the format are read; damage is a refusal that
/// names the part.
/// </summary>
internal sealed class PartReader(string part, Stream content) : IDisposable
{
    private readonly XmlReader xml = XmlReader.Create(content, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = XlsxPackage.Megabytes << 20,
    });

    public string Part => part;

    public bool IsEmptyElement => xml.IsEmptyElement;

    /// <summary>Whether the reader stands on this element and it ends where it begins.</summary>
    public bool IsEmptyElementOf(string element) => xml.IsEmptyElement && IsStart(element);

    public bool IsStart(string element) => xml.NodeType == XmlNodeType.Element && xml.LocalName == element;

    public bool IsEnd(string element) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element;

    public string? Attribute(string name) => Guarded(() => xml.GetAttribute(name));

    /// <summary>An attribute whatever its namespace: relationship ids stand in one of two.</summary>
    public string? AttributeOfAny(string name)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name && xml.Prefix.Length > 0)
            {
                var value = Guarded(() => xml.Value);
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    /// <exception cref="RefusedException">The part is damaged here.</exception>
    public bool Next() => Guarded(xml.Read);

    /// <summary>The text of the present element, which has no elements in it; the reader stands on its end.</summary>
    public string Text()
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        while (Next() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                // A long text is decoded only when it is asked for.
                text.Append(Guarded(() => xml.Value));
            }
        }

        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new RefusedException(WorkbookRefusals.NoXml(part, e.LineNumber));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            throw new RefusedException(WorkbookRefusals.Broken(part));
        }
    }
}
