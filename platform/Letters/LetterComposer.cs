namespace Funding.Platform.Letters;

/// <summary>Width of a text in points.</summary>
public delegate double LetterMeasure(LetterFace face, double size, string text);

/// <summary>Sets a document on pages by the national layout. Pure: what is drawn where follows from the text and the widths.</summary>
public sealed class LetterComposer(LetterMeasure measure)
{
    private const double CellPadding = 4;
    private const double CellLine = LetterLayout.TableSize * 1.4;

    // From the top of a line to its baseline, as a share of the size.
    private const double Ascent = 0.88;

    // 28 characters fill a line.
    private static readonly double Em = LetterLayout.Width / LetterLayout.CharactersPerLine;

    private static readonly double Right = LetterLayout.Left + LetterLayout.Width;
    private static readonly double Bottom = LetterLayout.Top + LetterLayout.Height;
    private static readonly double ImprintLine = LetterLayout.SmallSize * 1.6;

    private readonly List<LetterPage> pages = [];
    private List<LetterRun> runs = [];
    private List<LetterRule> rules = [];
    private double y;

    public static IReadOnlyList<LetterPage> Compose(Letter letter, LetterMeasure measure) => new LetterComposer(measure).Run(letter);

    private List<LetterPage> Run(Letter letter)
    {
        Open();
        Head(letter);
        Text(letter);
        foreach (var (index, attachment) in letter.Attachments.Index())
        {
            Turn();
            Line(LetterFace.Heading, Em, LetterWords.Heading(letter.Attachments, index), LetterLayout.Left);
            Skip(1);
            Centre(LetterFace.Title, LetterLayout.TitleSize, attachment.Title);
            Skip(1);
            Table(attachment);
        }

        Imprint(letter);
        Close();
        return pages;
    }

    private void Head(Letter letter)
    {
        var head = $"{letter.Issuer}{LetterWords.Document}";
        var size = LetterLayout.HeadSizeOf(head);
        y += LetterLayout.HeadDrop;
        var width = measure(LetterFace.Title, size, head);
        Put(LetterFace.Title, size, head, LetterLayout.Left + ((LetterLayout.Width - width) / 2), red: true);
        y += size;
        Skip(2);
        Centre(LetterFace.Body, Em, letter.Number);
        y += LetterLayout.RuleDrop;
        rules.Add(new(LetterLayout.Left, y, Right, y, LetterLayout.ThickRule * 1.5, Red: true));
        Skip(2);
        Centre(LetterFace.Title, LetterLayout.TitleSize, letter.Title);
        Skip(1);
    }

    private void Text(Letter letter)
    {
        if (letter.Addressees is { } addressees)
            Paragraph(LetterFace.Body, addressees + LetterWords.Colon, 0);
        foreach (var (level, text) in LetterNumerals.Numbered(letter.Body))
        {
            // A heading does not end a page.
            Need(level is 1 or 2 ? 2 : 1);
            Paragraph(
                level switch { 1 => LetterFace.Heading, 2 => LetterFace.SubHeading, _ => LetterFace.Body }, text, 2);
        }

        Skip(letter.Attachments.Count > 0 ? 1 : 0);
        foreach (var (index, named) in LetterWords.Named(letter.Attachments).Index())
            Paragraph(LetterFace.Body, named, index == 0 ? 2 : 5, index == 0 ? 5 : 6);
        var date = LetterWords.Date(letter.Date);
        var (ofSignature, ofDate) = LetterLayout.Indents(letter.Signature, date);
        Skip(2);
        // Signature and date stay together.
        Need(2);
        Line(LetterFace.Body, Em, letter.Signature, Right - (ofSignature * Em) - measure(LetterFace.Body, Em, letter.Signature));
        Line(LetterFace.Body, Em, date, Right - (ofDate * Em) - measure(LetterFace.Body, Em, date));
        if (letter.Note is { } note)
            Paragraph(LetterFace.Body, $"（{note}）", 2, 0);
    }

    private void Table(LetterAttachment attachment)
    {
        var widths = LetterColumns.Widths(attachment);
        Row(attachment.Columns, widths, LetterFace.Heading, top: true);
        foreach (var row in attachment.Rows)
        {
            if (y + HeightOf(row, widths) > Bottom)
            {
                Turn();
                Row(attachment.Columns, widths, LetterFace.Heading, top: true);
            }

            Row(row, widths, LetterFace.Body, top: false);
        }
    }

    private void Row(IReadOnlyList<string> cells, IReadOnlyList<double> widths, LetterFace face, bool top)
    {
        var height = HeightOf(cells, widths);
        var (from, x) = (y, LetterLayout.Left);
        if (top)
            rules.Add(new(LetterLayout.Left, from, Right, from, LetterLayout.ThickRule));
        foreach (var (cell, width) in cells.Zip(widths))
        {
            y = from + CellPadding;
            foreach (var line in CellLines(cell, width))
            {
                Put(face, LetterLayout.TableSize, line, x + CellPadding);
                y += CellLine;
            }

            rules.Add(new(x, from, x, from + height, LetterLayout.ThinRule));
            x += width;
        }

        y = from + height;
        rules.Add(new(Right, from, Right, y, LetterLayout.ThinRule));
        rules.Add(new(LetterLayout.Left, y, Right, y, LetterLayout.ThinRule));
    }

    private double HeightOf(IReadOnlyList<string> cells, IReadOnlyList<double> widths) =>
        (cells.Zip(widths).Max(c => CellLines(c.First, c.Second).Count) * CellLine) + (2 * CellPadding);

    private IReadOnlyList<string> CellLines(string text, double width) =>
        LetterLines.Break(text, t => measure(LetterFace.Body, LetterLayout.TableSize, t), width - (2 * CellPadding));

    /// <summary>At the foot of the page on which the document ends, or of one more where that has no room.</summary>
    private void Imprint(Letter letter)
    {
        var inside = LetterLayout.Width - (2 * LetterLayout.SmallSize);
        IReadOnlyList<string> copied = letter.CopiedTo is null ? [] : LetterLines.Break(
            LetterWords.CopiedTo + letter.CopiedTo + LetterWords.FullStop,
            t => measure(LetterFace.Body, LetterLayout.SmallSize, t), inside);
        var height = (copied.Count + 1) * ImprintLine;
        if (y + height > Bottom)
            Turn();
        y = Bottom - height;
        Across(LetterLayout.ThickRule);
        foreach (var line in copied)
            Small(line, LetterLayout.Left + LetterLayout.SmallSize);
        if (copied.Count > 0)
            Across(LetterLayout.ThinRule);
        var printed = LetterWords.Date(letter.PrintedOn) + LetterWords.Printed;
        Put(
            LetterFace.Body, LetterLayout.SmallSize, printed,
            Right - LetterLayout.SmallSize - measure(LetterFace.Body, LetterLayout.SmallSize, printed), drop: 3);
        Small(letter.PrintedBy, LetterLayout.Left + LetterLayout.SmallSize);
        Across(LetterLayout.ThickRule);
    }

    private void Small(string text, double x)
    {
        Put(LetterFace.Body, LetterLayout.SmallSize, text, x, drop: 3);
        y += ImprintLine;
    }

    private void Across(double width) => rules.Add(new(LetterLayout.Left, y, Right, y, width));

    private void Paragraph(LetterFace face, string text, double first, double others = 0)
    {
        double Width(string piece) => measure(face, Em, piece);
        var lines = LetterLines.Break(text, Width, LetterLayout.Width - (others * Em), LetterLayout.Width - (first * Em));
        foreach (var (index, line) in lines.Index())
            Line(face, Em, line, LetterLayout.Left + ((index == 0 ? first : others) * Em));
    }

    private void Centre(LetterFace face, double size, string text)
    {
        foreach (var line in LetterLines.Break(text, t => measure(face, size, t), LetterLayout.Width - (2 * size)))
            Line(face, size, line, LetterLayout.Left + ((LetterLayout.Width - measure(face, size, line)) / 2));
    }

    private void Line(LetterFace face, double size, string text, double x)
    {
        Need(1);
        Put(face, size, text, x, drop: (LetterLayout.Line - size) / 2);
        y += Math.Max(LetterLayout.Line, size * 1.6);
    }

    private void Put(LetterFace face, double size, string text, double x, double drop = 0, bool red = false)
    {
        if (text.Length > 0)
            runs.Add(new(x, y + drop + (size * Ascent), face, size, text, red));
    }

    private void Skip(int lines) => y += lines * LetterLayout.Line;

    private void Need(int lines)
    {
        // Half a point is the rounding of 22 lines.
        if (y + (lines * LetterLayout.Line) > Bottom + 0.5)
            Turn();
    }

    private void Turn()
    {
        Close();
        Open();
    }

    private void Open() => (runs, rules, y) = ([], [], LetterLayout.Top);

    private void Close()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"— {pages.Count + 1} —");
        var width = measure(LetterFace.Plain, LetterLayout.SmallSize, number);
        var x = pages.Count % 2 == 0 ? Right - LetterLayout.SmallSize - width : LetterLayout.Left + LetterLayout.SmallSize;
        runs.Add(new(
            x, Bottom + LetterLayout.FolioDrop + (LetterLayout.SmallSize * Ascent), LetterFace.Plain, LetterLayout.SmallSize, number));
        pages.Add(new(runs, rules));
    }
}
