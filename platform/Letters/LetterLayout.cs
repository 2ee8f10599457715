namespace Funding.Platform.Letters;

/// <summary>Measures of the national layout of official documents (GB/T 9704—2012), in points; a point is a 72nd of an inch.</summary>
public static class LetterLayout
{
    private const double PointsPerMillimetre = 72 / 25.4;

    public static readonly double PageWidth = Millimetres(210);
    public static readonly double PageHeight = Millimetres(297);

    /// <summary>天头 and 订口; what they and the type area leave are the other two margins.</summary>
    public static readonly double Top = Millimetres(37);
    public static readonly double Left = Millimetres(28);
    public static readonly double Width = Millimetres(156);
    public static readonly double Height = Millimetres(225);

    /// <summary>22 lines a page, 28 characters a line.</summary>
    public const int LinesPerPage = 22;
    public const int CharactersPerLine = 28;
    public static readonly double Line = Height / LinesPerPage;

    /// <summary>From the top of the type area to the red head.</summary>
    public static readonly double HeadDrop = Millimetres(35);

    /// <summary>Between the number and the red rule.</summary>
    public static readonly double RuleDrop = Millimetres(4);

    /// <summary>From the type area to the page's number.</summary>
    public static readonly double FolioDrop = Millimetres(7);

    /// <summary>三号, 二号 and 四号; of the head the most that the layout allows.</summary>
    public const double BodySize = 16;
    public const double TitleSize = 22;
    public const double SmallSize = 14;
    public const double TableSize = 12;
    public static readonly double HeadSize = Millimetres(22);

    /// <summary>Of the lines above and below the imprint, and of those between.</summary>
    public static readonly double ThickRule = Millimetres(0.35);
    public static readonly double ThinRule = Millimetres(0.25);

    /// <summary>成文日期 stands so many characters from the right.</summary>
    public const double DateIndent = 4;

    /// <summary>How large the head is set: as large as is allowed and fits into nine tenths of the width.</summary>
    public static double HeadSizeOf(string head) => Math.Min(HeadSize, Width * 0.9 / Math.Max(1, Characters(head)));

    /// <summary>How wide a text is in Chinese characters; a Latin letter or a digit is half of one.</summary>
    public static double Characters(string text) => text.EnumerateRunes().Sum(r => r.IsAscii ? 0.5 : 1);

    /// <summary>
    /// How many characters signature and date stand from the right: the signature is centred on the date, which stands further in below a
    /// signature that is too long for that.
    /// </summary>
    public static (double Signature, double Date) Indents(string signature, string date)
    {
        var (wide, narrow) = (Characters(signature), Characters(date));
        var ofDate = Math.Max(DateIndent, (wide - narrow) / 2);
        return (ofDate + ((narrow - wide) / 2), ofDate);
    }

    private static double Millimetres(double length) => length * PointsPerMillimetre;
}
