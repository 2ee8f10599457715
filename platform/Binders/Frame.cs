using PdfSharp.Pdf;

namespace Funding.Platform.Binders;

/// <summary>What is seen of a page, in its own coordinates, and how it is turned when it is read.</summary>
/// <param name="Turn">Degrees clockwise: 0, 90, 180 or 270.</param>
internal sealed record Frame(double X1, double Y1, double X2, double Y2, int Turn)
{
    private const double Strip = BinderComposer.Foot;

    /// <summary>The most that a reader shows, in points.</summary>
    private const double Most = 14_400;

    public static Frame Of(PdfPage page)
    {
        var whole = Box(page, "/MediaBox") ?? (0, 0, BinderComposer.Width, BinderComposer.Height);
        var seen = Box(page, "/CropBox") is { } crop
            && (Math.Max(crop.X1, whole.X1), Math.Max(crop.Y1, whole.Y1), Math.Min(crop.X2, whole.X2), Math.Min(crop.Y2, whole.Y2))
                is var (x1, y1, x2, y2) && x2 - x1 > 1 && y2 - y1 > 1
            ? (x1, y1, x2, y2) : whole;
        var turn = page.Elements.GetInteger("/Rotate");
        return new(seen.Item1, seen.Item2, seen.Item3, seen.Item4, ((turn % 360) + 360) % 360 / 90 * 90);
    }

    /// <summary>Its width as it is read.</summary>
    public double Across => Turn is 90 or 270 ? Y2 - Y1 : X2 - X1;

    /// <summary>With the strip for the foot.</summary>
    public double[] Grown => Turn switch
    {
        90 => [X1, Y1, X2 + Strip, Y2],
        180 => [X1, Y1, X2, Y2 + Strip],
        270 => [X1 - Strip, Y1, X2, Y2],
        _ => [X1, Y1 - Strip, X2, Y2],
    };

    /// <summary>Before the page's own content: nothing of it outside what is seen.</summary>
    public string Before => Written($"q {X1} {Y1} {X2 - X1} {Y2 - Y1} re W n\n");

    /// <summary>Behind it: the foot, upright as the page is read.</summary>
    public string After(string form) => Turn switch
    {
        90 => Written($"\nQ\nq 0 1 -1 0 {X2 + Strip} {Y1} cm {form} Do Q\n"),
        180 => Written($"\nQ\nq -1 0 0 -1 {X2} {Y2 + Strip} cm {form} Do Q\n"),
        270 => Written($"\nQ\nq 0 -1 1 0 {X1 - Strip} {Y2} cm {form} Do Q\n"),
        _ => Written($"\nQ\nq 1 0 0 1 {X1} {Y1 - Strip} cm {form} Do Q\n"),
    };

    private static (double X1, double Y1, double X2, double Y2)? Box(PdfPage page, string key)
    {
        if (page.Elements.GetArray(key) is not { Elements.Count: 4 } box)
            return null;
        var v = Enumerable.Range(0, 4).Select(box.Elements.GetReal).ToArray();
        return v.All(n => double.IsFinite(n) && Math.Abs(n) <= Most) && Math.Abs(v[2] - v[0]) > 1 && Math.Abs(v[3] - v[1]) > 1
            ? (Math.Min(v[0], v[2]), Math.Min(v[1], v[3]), Math.Max(v[0], v[2]), Math.Max(v[1], v[3])) : null;
    }

    private static string Written(FormattableString operators) => string.Format(
        CultureInfo.InvariantCulture, operators.Format,
        [.. operators.GetArguments().Select(a => a is double n ? n.ToString("0.###", CultureInfo.InvariantCulture) : a)]);
}
