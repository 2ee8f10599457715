namespace Funding.Platform.Organisations;

/// <summary>Full-width forms (Ａ, １, ．) as input methods type them, to their half-width twins.</summary>
public static class HalfWidth
{
    public static char Of(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;

    /// <summary>See <see cref="TextIdentity.IsInvisible"/>; a surrogate is taken for visible.</summary>
    public static bool IsInvisible(char character) => !char.IsSurrogate(character) && TextIdentity.IsInvisible(new(character));
}
