namespace Funding.Platform.Text;

/// <summary>How text goes into HTML, in pages and in mails.</summary>
internal static class HtmlText
{
    /// <summary>Chinese as it is, not as entities; what means something in HTML is encoded all the same.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
}
