using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Funding.Platform.Letters;

/// <summary>版记: who else has the document, who printed it and when, at the foot of the page on which it ends.</summary>
internal static class LetterImprint
{
    public static Table Of(Letter letter)
    {
        var half = LetterDocx.Twips(LetterLayout.Width / 2);
        var table = new Table(
            new TableProperties(
                new TablePositionProperties
                {
                    LeftFromText = 0,
                    RightFromText = 0,
                    VerticalAnchor = VerticalAnchorValues.Margin,
                    HorizontalAnchor = HorizontalAnchorValues.Margin,
                    TablePositionXAlignment = HorizontalAlignmentValues.Center,
                    TablePositionYAlignment = VerticalAlignmentValues.Bottom,
                },
                LetterTables.Width(),
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = LetterTables.Thick },
                    new BottomBorder { Val = BorderValues.Single, Size = LetterTables.Thick },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = LetterTables.Thin }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = $"{half}" }, new GridColumn { Width = $"{half}" }));
        if (letter.CopiedTo is { } copied)
        {
            var whole = LetterTables.Cell(LetterWords.CopiedTo + copied + LetterWords.FullStop, half * 2, LetterStyles.Imprint);
            whole.TableCellProperties!.GridSpan = new GridSpan { Val = 2 };
            table.Append(new TableRow(whole));
        }

        var date = LetterTables.Cell(LetterWords.Date(letter.PrintedOn) + LetterWords.Printed, half, LetterStyles.Imprint);
        date.GetFirstChild<Paragraph>()!.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        table.Append(new TableRow(LetterTables.Cell(letter.PrintedBy, half, LetterStyles.Imprint), date));
        return table;
    }
}
