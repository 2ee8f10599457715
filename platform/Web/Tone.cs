namespace Funding.Platform.Web;

/// <summary>How a tag or a notice is coloured; the text says the same without the colour.</summary>
public enum Tone
{
    Neutral,
    Active,
    Good,
    Notice,
    Bad,
}

internal static class ToneClasses
{
    public static string Class(this Tone tone, string part) => $"{part} {part}-{tone.ToString().ToLowerInvariant()}";
}
