namespace Funding.Platform.Binders;

/// <summary>Sets cover and answers on pages of A4. Pure: widths of texts are asked for.</summary>
public static class BinderComposer
{
    public static readonly double Width = LetterLayout.PageWidth;
    public static readonly double Height = LetterLayout.PageHeight;

    /// <summary>On all sides but the foot, in points.</summary>
    public const double Margin = 56;

    /// <summary>For the foot, on pages of ours and below those of documents.</summary>
    public const double Foot = 20;

    private const double TitleSize = 22, HeadingSize = 14, TextSize = 10.5, NameSize = 9.5, Leading = 1.55, Indent = 10;
    private const double Bottom = Margin + Foot;

    public static IReadOnlyList<LetterPage> Compose(Binder binder, Func<LetterFace, double, string, double> widthOf)
    {
        var sheet = new Sheet(widthOf);
        sheet.Put(binder.Under, LetterFace.Body, TextSize, 0);
        sheet.Put(binder.Title, LetterFace.Title, TitleSize, 0);
        sheet.Skip(TextSize);
        sheet.Put(binder.Facts);
        sheet.Put(binder.Contents);
        if (binder.Sections.Count > 0)
            sheet.Turn();
        foreach (var section in binder.Sections)
            sheet.Put(section);
        return sheet.Pages;
    }

    /// <summary>Pages as they fill, line by line.</summary>
    private sealed class Sheet(Func<LetterFace, double, string, double> widthOf)
    {
        private readonly List<List<LetterRun>> pages = [[]];
        private double y = Margin;

        public IReadOnlyList<LetterPage> Pages => [.. pages.Select(runs => new LetterPage(runs, []))];

        public void Turn()
        {
            pages.Add([]);
            y = Margin;
        }

        public void Skip(double points) => y += points;

        public void Put(BinderSection section)
        {
            // A heading stands on no page's foot.
            if (y + (HeadingSize + (TextSize * 3 * Leading)) > Height - Bottom)
                Turn();
            else
                Skip(TextSize);
            Put(section.Title, LetterFace.Heading, HeadingSize, 0);
            Skip(4);
            Put(section.Rows);
        }

        public void Put(IReadOnlyList<BinderRow> rows)
        {
            foreach (var row in rows)
            {
                if (y + ((NameSize + TextSize) * Leading) > Height - Bottom)
                    Turn();
                Put(row.Name, LetterFace.Heading, NameSize, 0);
                Put(row.Text, LetterFace.Body, TextSize, Indent);
                Skip(4);
            }
        }

        public void Put(string text, LetterFace face, double size, double indent)
        {
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n')
                .SelectMany(l => LetterLines.Break(l.Replace('\t', ' '), t => widthOf(face, size, t), Width - (2 * Margin) - indent)))
            {
                if (y + (size * Leading) > Height - Bottom)
                    Turn();
                if (line.Length > 0)
                    pages[^1].Add(new(Margin + indent, y + size, face, size, line));
                y += size * Leading;
            }
        }
    }
}
