namespace Funding.Platform.Documents;

/// <summary>Names of one folder of an archive that every system unpacks as they are: none twice, in whatever case.</summary>
public sealed class ArchiveNames
{
    private const char Instead = '_';
    private const int LongestExtension = 10;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name made safe; where the folder has it already, with a number before its extension.</summary>
    /// <param name="most">Characters of the name at most, its number not counted.</param>
    public string Next(string name, int most)
    {
        var safe = Safe(name, most);
        var extension = ExtensionOf(safe);
        var next = safe;
        for (var number = 2; !taken.Add(next); number++)
            next = $"{safe[..^extension.Length]} ({number}){extension}";
        return next;
    }

    /// <summary>The name without what some system forbids, reserves or hides, cut before its extension.</summary>
    internal static string Safe(string name, int most)
    {
        var shown = string.Concat(name.EnumerateRunes().Where(r => !DocumentNames.IsHidden(r)).Select(Allowed)).Trim(' ', '.');
        var extension = ExtensionOf(shown);
        var stem = string.Concat(shown[..^extension.Length].EnumerateRunes().Take(Math.Max(1, most - extension.Length))).Trim(' ', '.');
        var safe = stem.Length == 0 ? Instead + extension : stem + extension;
        return DocumentNames.IsReserved(safe) ? Instead + safe : safe;
    }

    private static string Allowed(Rune rune) =>
        rune.Value is '/' or '\\' || DocumentNames.IsForbidden(rune) ? $"{Instead}" : rune.ToString();

    private static string ExtensionOf(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && name.Length - dot is > 1 and <= LongestExtension
            && name[(dot + 1)..].All(char.IsAsciiLetterOrDigit) ? name[dot..] : "";
}
