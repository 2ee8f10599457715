using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Funding.Platform.Letters;

/// <summary>A document for word processors, in the national layout, with faces by their names.</summary>
public static class LetterDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Letter letter)
    {
        using var content = new MemoryStream();
        using (var package = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = letter.Title;
            package.PackageProperties.Creator = letter.Issuer;
            package.PackageProperties.Language = "zh-CN";
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = LetterStyles.All();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            main.Document = new Document(new Body([.. Parts(letter), Section(main)]));
        }

        return content.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Parts(Letter letter)
    {
        yield return Head($"{letter.Issuer}{LetterWords.Document}");
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.Paragraph(LetterStyles.Number, letter.Number);
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.Paragraph(LetterStyles.Title, letter.Title);
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        if (letter.Addressees is { } addressees)
            yield return LetterStyles.Paragraph(LetterStyles.Addressees, addressees + LetterWords.Colon);
        foreach (var (level, text) in LetterNumerals.Numbered(letter.Body))
            yield return LetterStyles.Paragraph(LetterStyles.Body(level), text);
        if (letter.Attachments.Count > 0)
            yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        foreach (var (index, named) in LetterWords.Named(letter.Attachments).Index())
            yield return LetterStyles.Paragraph(index == 0 ? LetterStyles.Named : LetterStyles.NamedNext, named);
        var (signature, date) = LetterLayout.Indents(letter.Signature, LetterWords.Date(letter.Date));
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
        yield return LetterStyles.FromRight(letter.Signature, signature);
        yield return LetterStyles.FromRight(LetterWords.Date(letter.Date), date);
        if (letter.Note is { } note)
            yield return LetterStyles.Paragraph(LetterStyles.Note, $"（{note}）");
        foreach (var (index, attachment) in letter.Attachments.Index())
        {
            yield return LetterStyles.Paragraph(LetterStyles.Attachment, LetterWords.Heading(letter.Attachments, index));
            yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
            yield return LetterStyles.Paragraph(LetterStyles.Title, attachment.Title);
            yield return LetterStyles.Paragraph(LetterStyles.Empty, "");
            yield return LetterTables.Of(attachment);
        }

        yield return LetterImprint.Of(letter);
        // A table is not the last thing of a document.
        yield return LetterStyles.Paragraph(LetterStyles.Last, "");
    }

    private static Paragraph Head(string head)
    {
        var paragraph = LetterStyles.Paragraph(LetterStyles.Head, head);
        var size = LetterLayout.HeadSizeOf(head);
        var halves = ((int)(size * 2)).ToString(CultureInfo.InvariantCulture);
        paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = $"{Twips(LetterLayout.HeadDrop)}",
            After = "0",
            Line = $"{Twips(size * 1.1)}",
            LineRule = LineSpacingRuleValues.Exact,
        };
        paragraph.GetFirstChild<Run>()!.PrependChild(new RunProperties(
            new FontSize { Val = halves }, new FontSizeComplexScript { Val = halves }));
        return paragraph;
    }

    private static SectionProperties Section(MainDocumentPart main) => new(
        Folio(main, HeaderFooterValues.Default, JustificationValues.Right),
        Folio(main, HeaderFooterValues.Even, JustificationValues.Left),
        new PageSize { Width = (uint)Twips(LetterLayout.PageWidth), Height = (uint)Twips(LetterLayout.PageHeight) },
        new PageMargin
        {
            Top = Twips(LetterLayout.Top),
            Bottom = Twips(LetterLayout.PageHeight - LetterLayout.Top - LetterLayout.Height),
            Left = (uint)Twips(LetterLayout.Left),
            Right = (uint)Twips(LetterLayout.PageWidth - LetterLayout.Left - LetterLayout.Width),
            Header = 851,
            Footer = (uint)Twips(
                LetterLayout.PageHeight - LetterLayout.Top - LetterLayout.Height - LetterLayout.FolioDrop - LetterLayout.SmallSize),
            Gutter = 0,
        },
        new DocGrid
        {
            Type = DocGridValues.Lines,
            LinePitch = Twips(LetterLayout.Line),
        });

    /// <summary>The page's number between dashes, a character from the outer edge.</summary>
    private static FooterReference Folio(MainDocumentPart main, HeaderFooterValues pages, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = LetterStyles.Folio },
                LetterStyles.Inset(1),
                new Justification { Val = side }),
            LetterStyles.Run("— "),
            new SimpleField { Instruction = "PAGE" },
            LetterStyles.Run(" —")));
        return new FooterReference { Type = pages, Id = main.GetIdOfPart(part) };
    }

    internal static int Twips(double points) => (int)Math.Round(points * 20);
}
