namespace Funding.Platform.Documents;

/// <summary>Which file names may be kept, shown and offered for download on any system.</summary>
public static class DocumentNames
{
    private static readonly Texts Texts = new(typeof(DocumentNames));

    /// <summary>UTF-8 bytes of a name: what Linux file systems hold, about 80 Chinese characters.</summary>
    public const int MaxBytes = 255;

    /// <summary>UTF-8 bytes of a path inside an archive.</summary>
    public const int MaxPathBytes = 1024;

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Running = new(
        [
            "exe",
            "scr",
            "bat",
            "cmd",
            "ps1",
            "vbs",
            "vbe",
            "js",
            "jse",
            "wsf",
            "hta",
            "msi",
            "lnk",
            "jar",
            "htm",
            "html",
            "svg",
            "docm",
            "xlsm",
            "dotm",
            "xltm",
            "apk"
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without outer white space.</summary>
    /// <exception cref="RefusedException">The name hides, escapes or misleads; it is never repaired silently.</exception>
    public static string Accept(string slot, string? fileName)
    {
        var name = (fileName ?? "").Trim();
        if (Flaw(name) is { } flaw)
        {
            throw new RefusedException(DocumentRefusals.NameTrick(slot, flaw));
        }

        var parts = name.Split('.');
        if (parts.Length < 2)
        {
            throw new RefusedException(DocumentRefusals.NameTrick(slot, Texts.Of("no-extension")));
        }

        if (parts[1..^1].FirstOrDefault(Running.Contains) is { } hidden)
        {
            throw new RefusedException(DocumentRefusals.NameTrick(slot, Texts.Of("hidden-extension", hidden)));
        }

        return name;
    }

    /// <summary>What is wrong with one name (no path), or null.</summary>
    internal static Bilingual? Flaw(string name)
    {
        if (name.Length == 0)
        {
            return Texts.Of("empty");
        }

        if (HasLoneSurrogate(name) || name.EnumerateRunes().Any(IsHidden))
        {
            return Texts.Of("invisible");
        }

        if (name.IndexOfAny(['/', '\\']) >= 0)
        {
            return Texts.Of("separator");
        }

        if (name.Trim('.').Length == 0)
        {
            return Texts.Of("dots");
        }

        if (name.EnumerateRunes().Any(IsForbidden))
        {
            return Texts.Of("not-allowed");
        }

        if (name[0] == '.' || name[^1] is '.' or ' ' || name[0] == ' ')
        {
            return Texts.Of("outer");
        }

        if (IsReserved(name))
        {
            return Texts.Of("reserved");
        }

        return Encoding.UTF8.GetByteCount(name) > MaxBytes ? Texts.Of("too-long", MaxBytes) : null;
    }

    /// <summary>A device of Windows, whatever its extension.</summary>
    internal static bool IsReserved(string name) => Reserved.Contains(name.Split('.')[0].TrimEnd());

    /// <summary>What Windows takes in no name.</summary>
    internal static bool IsForbidden(Rune rune) => rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|';

    /// <summary>What is wrong with a path inside an archive, or null.</summary>
    internal static Bilingual? PathFlaw(string path)
    {
        if (path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal))
        {
            return Texts.Of("absolute");
        }

        if (Encoding.UTF8.GetByteCount(path) > MaxPathBytes)
        {
            return Texts.Of("path-too-long", MaxPathBytes);
        }

        // "_rels/.rels" and ".DS_Store" are honest names inside an archive, so one leading dot is let pass there.
        var segments = (path.EndsWith('/') ? path[..^1] : path).Split('/');
        return segments.Select(s => Flaw(s.Length > 1 && s[0] == '.' && s[1] != '.' ? s[1..] : s)).FirstOrDefault(f => f is not null);
    }

    /// <summary>Control, format (bidi, zero-width), line separator and unassigned characters, and the replacement character.</summary>
    internal static bool IsHidden(Rune rune) => rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    private static bool HasLoneSurrogate(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !(i + 1 < name.Length && char.IsSurrogatePair(name[i], name[i + 1]) && ++i > 0))
            {
                return true;
            }
        }

        return false;
    }
}
