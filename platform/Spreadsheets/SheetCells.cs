namespace Funding.Platform.Spreadsheets;

/// <summary>Writes what is in a worksheet; every row and cell says where it is, which some readers need.</summary>
internal sealed class SheetCells(XmlWriter xml, string main)
{
    // A cell holds no more; longer text is cut with a mark, the whole of it is in the CSV.
    private const int MostCharacters = 32_767;
    private const string Quoted = "1", Heading = "2";

    private int rows;

    /// <summary>The part of the styles: plain, text that stays text when it is edited, and the heading.</summary>
    public const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>
        """;

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The heading stays where it is.</summary>
    /// <param name="selected">Whether the sheet is the one that is open.</param>
    public void View(bool selected)
    {
        xml.WriteStartElement("sheetViews", main);
        Element("sheetView", ("tabSelected", selected ? "1" : "0"), ("workbookViewId", "0"));
        Element("pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <param name="widths">In characters.</param>
    public void Columns(IReadOnlyList<int> widths)
    {
        xml.WriteStartElement("cols", main);
        foreach (var (i, width) in widths.Index())
        {
            Element("col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", Text(width)), ("customWidth", "1"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public void Row(IReadOnlyList<object?> cells, bool heading)
    {
        var number = Text(++rows);
        Element("row", ("r", number));
        foreach (var (column, cell) in cells.Index())
        {
            Cell($"{SheetRow.ColumnName(column)}{number}", cell, heading);
        }

        xml.WriteEndElement();
    }

    /// <summary>Over all rows that were written.</summary>
    public void Filter(int columns)
    {
        Element("autoFilter", ("ref", $"A1:{SheetRow.ColumnName(columns - 1)}{Text(rows)}"));
        xml.WriteEndElement();
    }

    private void Cell(string at, object? cell, bool heading)
    {
        Element("c", ("r", at));
        switch (cell)
        {
            case decimal value:
                xml.WriteElementString("v", main, value.ToString(CultureInfo.InvariantCulture));
                break;
            case string { Length: > 0 } text:
                if (heading || RunsAsFormula(text))
                {
                    xml.WriteAttributeString("s", heading ? Heading : Quoted);
                }

                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", main);
                xml.WriteStartElement("t", main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Readable(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, main);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }
    }

    private static bool RunsAsFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    // What XML cannot hold is left out: control characters, halves of a pair, and the two that are no characters.
    private static string Readable(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r'
            || !(Rune.IsControl(r) || r.Value is 0xFFFE or 0xFFFF)));
        if (clean.Length <= MostCharacters)
        {
            return clean;
        }

        var cut = char.IsHighSurrogate(clean[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return string.Concat(clean.AsSpan(0, cut), "…");
    }
}
