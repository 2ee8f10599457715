using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Funding.Platform.Letters;

/// <summary>The lists of a document's attachments.</summary>
internal static class LetterTables
{
    // Eighths of a point.
    internal static readonly uint Thick = (uint)Math.Round(LetterLayout.ThickRule * 8);
    internal static readonly uint Thin = (uint)Math.Round(LetterLayout.ThinRule * 8);

    public static Table Of(LetterAttachment attachment)
    {
        var widths = LetterColumns.Widths(attachment).Select(LetterDocx.Twips).ToList();
        var table = new Table(
            new TableProperties(
                Width(),
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = Thick },
                    new LeftBorder { Val = BorderValues.Single, Size = Thick },
                    new BottomBorder { Val = BorderValues.Single, Size = Thick },
                    new RightBorder { Val = BorderValues.Single, Size = Thick },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = Thin },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = Thin }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })),
            Row(attachment.Columns, widths, LetterStyles.CellHead, new CantSplit(), new TableHeader()));
        table.Append(attachment.Rows.Select(row => Row(row, widths, LetterStyles.Cell, new CantSplit())));
        return table;
    }

    internal static TableWidth Width() => new() { Width = $"{LetterDocx.Twips(LetterLayout.Width)}", Type = TableWidthUnitValues.Dxa };

    private static TableRow Row(
        IReadOnlyList<string> cells, List<int> widths, string style, params IReadOnlyList<OpenXmlElement> properties) =>
        new([new TableRowProperties(properties), .. cells.Select((text, i) => Cell(text, widths[i], style))]);

    internal static TableCell Cell(string text, int width, string style) => new(
        new TableCellProperties(
            new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        LetterStyles.Paragraph(style, text));
}
