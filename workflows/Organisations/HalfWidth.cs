namespace Funding.Workflows.Organisations;

/// <summary>Full-width forms (Ａ, １, ．) as input methods type them, to their half-width twins.</summary>
public static class HalfWidth
{
    public static char Of(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;

    /// <summary>Characters that are there but cannot be seen: white space, control characters, zero-width marks.</summary>
    public static bool IsInvisible(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is '\u200B' or '\uFEFF';
}
