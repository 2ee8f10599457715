using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordLanguages = DocumentFormat.OpenXml.Wordprocessing.Languages;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Funding.Platform.Letters;

/// <summary>The styles of a document: who edits it in a word processor changes a kind of paragraph at one place.</summary>
internal static class LetterStyles
{
    public const string Head = "LetterHead";
    public const string Number = "LetterNumber";
    public const string Title = "LetterTitle";
    public const string Addressees = "LetterAddressees";
    public const string Named = "LetterAttachments";
    public const string NamedNext = "LetterAttachmentsNext";
    public const string Signature = "LetterSignature";
    public const string Note = "LetterNote";
    public const string Attachment = "LetterAttachment";
    public const string Folio = "LetterFolio";
    public const string Cell = "LetterCell";
    public const string CellHead = "LetterCellHead";
    public const string Imprint = "LetterImprint";
    public const string Empty = "LetterEmpty";
    public const string Last = "LetterLast";

    private const string Red = "FF0000";

    public static string Body(int level) => level == 0 ? "LetterBody" : $"LetterLevel{level}";

    public static Paragraph Paragraph(string style, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0)
            paragraph.AppendChild(Run(text));
        return paragraph;
    }

    public static Run Run(string text) => new(new WordText(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <param name="characters">From the right edge of the type area.</param>
    public static Paragraph FromRight(string text, double characters)
    {
        var paragraph = Paragraph(Signature, text);
        paragraph.ParagraphProperties!.Indentation = new Indentation
        {
            RightChars = (int)(characters * 100),
            Right = Whole(characters * LetterLayout.BodySize),
        };
        return paragraph;
    }

    public static Styles All() => new(
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(LetterFace.Body), Size(LetterLayout.BodySize), new WordLanguages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
        {
            Type = StyleValues.Paragraph, StyleId = "Normal", Default = true,
        },
        Style(Head, LetterFace.Title, LetterLayout.BodySize, Red, Centre()),
        Style(Number, LetterFace.Body, LetterLayout.BodySize, null,
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Color = Red, Size = 12, Space = 11 }), Line(), Centre()),
        Style(Title, LetterFace.Title, LetterLayout.TitleSize, null, Line(LetterLayout.TitleSize * 1.6), Centre()),
        Style(Addressees, LetterFace.Body, LetterLayout.BodySize, null, Line()),
        .. Enumerable.Range(0, LetterNumerals.Levels + 1).Select(level => Style(Body(level), FaceOf(level), LetterLayout.BodySize, null,
            new KeepNext { Val = level is 1 or 2 }, Line(), Indent(0, first: 2),
            new Justification { Val = JustificationValues.Both })),
        Style(Named, LetterFace.Body, LetterLayout.BodySize, null,
            Line(), Indent(5, hanging: 3)),
        Style(NamedNext, LetterFace.Body, LetterLayout.BodySize, null, Line(), Indent(5)),
        Style(Signature, LetterFace.Body, LetterLayout.BodySize, null, Line(), new Justification { Val = JustificationValues.Right }),
        Style(Note, LetterFace.Body, LetterLayout.BodySize, null, Line(), Indent(0, first: 2)),
        Style(Attachment, LetterFace.Heading, LetterLayout.BodySize, null, new PageBreakBefore(), Line()),
        Style(Folio, LetterFace.Plain, LetterLayout.SmallSize, null, OffGrid()),
        Style(CellHead, LetterFace.Heading, LetterLayout.TableSize, null, OffGrid(), Centre()),
        Style(Cell, LetterFace.Body, LetterLayout.TableSize, null, OffGrid()),
        Style(Imprint, LetterFace.Body, LetterLayout.SmallSize, null, OffGrid(), Inset(1)),
        Style(Empty, LetterFace.Body, LetterLayout.BodySize, null, Line()),
        Style(Last, LetterFace.Body, 1, null, Line(1)),
    ]);

    private static LetterFace FaceOf(int level) => level switch
    {
        1 => LetterFace.Heading,
        2 => LetterFace.SubHeading,
        _ => LetterFace.Body,
    };

    private static Style Style(string id, LetterFace face, double size, string? color, params OpenXmlElement[] paragraph)
    {
        var run = new StyleRunProperties(Fonts(face));
        if (color is not null)
            run.Append(new Color { Val = color });
        // Set so much closer that 28 characters of the body's size fill a line.
        if (size == LetterLayout.BodySize && color is null)
            run.Append(new Spacing { Val = (int)Math.Floor(((LetterLayout.Width / LetterLayout.CharactersPerLine) - size) * 20) });
        run.Append(Size(size));
        return new Style(new StyleName { Val = id }, new PrimaryStyle(), new StyleParagraphProperties(paragraph), run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = true,
        };
    }

    private static RunFonts Fonts(LetterFace face)
    {
        var name = LetterFaceNames.Of(face).Name;
        return new RunFonts { Ascii = name, HighAnsi = name, EastAsia = name };
    }

    private static FontSize Size(double points) => new() { Val = Whole(points / 10) };

    private static SpacingBetweenLines Line(double? points = null) => new()
    {
        Before = "0",
        After = "0",
        Line = Whole(points ?? LetterLayout.Line),
        LineRule = LineSpacingRuleValues.Exact,
    };

    private static SnapToGrid OffGrid() => new() { Val = false };

    /// <param name="characters">From either edge.</param>
    public static Indentation Inset(int characters)
    {
        var indent = Indent(characters);
        (indent.RightChars, indent.Right) = (indent.LeftChars, indent.Left);
        return indent;
    }

    /// <summary>In characters, and in the width of those for readers that do not count.</summary>
    private static Indentation Indent(int left, int first = 0, int hanging = 0)
    {
        var indent = new Indentation { LeftChars = left * 100, Left = Whole(left * LetterLayout.BodySize) };
        if (first > 0)
            (indent.FirstLineChars, indent.FirstLine) = (first * 100, Whole(first * LetterLayout.BodySize));
        if (hanging > 0)
            (indent.HangingChars, indent.Hanging) = (hanging * 100, Whole(hanging * LetterLayout.BodySize));
        return indent;
    }

    private static Justification Centre() => new() { Val = JustificationValues.Center };

    private static string Whole(double points) => LetterDocx.Twips(points).ToString(CultureInfo.InvariantCulture);
}
