namespace Funding.Platform.Storage;

/// <summary>Which characters a row's key may hold, as Azure's tables take it.</summary>
public static class KeyCharacters
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. @"/\#?", .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c)]);

    /// <summary>No slash, backslash, number sign, question mark or control character.</summary>
    public static bool AllowAll(string text) => !text.AsSpan().ContainsAny(Forbidden);
}
