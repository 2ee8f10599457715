using PdfSharp.Fonts;

namespace Funding.Platform.Letters;

/// <summary>The library asks one resolver for the whole process; a family is the path of its file.</summary>
internal sealed class LetterFontResolver : IFontResolver
{
    /// <summary>Before the first font is asked for; once or often.</summary>
    public static void Use() => GlobalFontSettings.FontResolver ??= new LetterFontResolver();

    public byte[]? GetFont(string faceName) => TrueType.Face(File.ReadAllBytes(faceName));

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        File.Exists(familyName) ? new FontResolverInfo(familyName) : null;
}
