namespace Funding.Platform.Letters;

/// <summary>Where fonts of documents are looked for.</summary>
public sealed class LetterOptions
{
    /// <summary>A folder with TrueType files of Chinese fonts; null for the machine's own alone.</summary>
    public string? FontFolder { get; set; }

    /// <summary>The machine's own, behind that folder.</summary>
    public IReadOnlyList<string> MachineFolders { get; set; } =
    [
        Path.Combine(AppContext.BaseDirectory, "fonts"),
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];
}

/// <summary>The font files that stand for the faces of a document: the best that is found for each.</summary>
public sealed class LetterFonts(IOptions<LetterOptions> options)
{
    // Too thin, too heavy or too even for a document.
    private static readonly string[] Unfit = ["Mono", "Light", "Thin", "Black"];

    private readonly Lazy<IReadOnlyDictionary<LetterFace, string>> files = new(() => Find(options.Value));

    /// <summary>Whether a document can be set at all.</summary>
    public bool Any => files.Value.Count > 0;

    /// <summary>The path of the font file.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public string Of(LetterFace face) => files.Value[face];

    private static Dictionary<LetterFace, string> Find(LetterOptions options)
    {
        var found = (options.FontFolder is { Length: > 0 } own ? options.MachineFolders.Prepend(own) : options.MachineFolders)
            .Where(folder => folder.Length > 0 && Directory.Exists(folder))
            .Select(folder => Files(folder).ToList())
            .ToList();
        var chosen = new Dictionary<LetterFace, string>();
        foreach (var face in Enum.GetValues<LetterFace>())
        {
            if (found.Select(files => Best(face, files)).FirstOrDefault(file => file is not null) is { } best)
                chosen[face] = best;
        }

        return chosen;
    }

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".TTC")
        .Where(file => !Unfit.Any(word => Path.GetFileName(file).Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal);

    private static string? Best(LetterFace face, IReadOnlyList<string> files) => LetterFaceNames.Of(face).Files
        .Select(pattern => files.Where(file => Fits(Path.GetFileName(file), pattern)).FirstOrDefault(IsUsable))
        .FirstOrDefault(file => file is not null);

    /// <param name="pattern">Part of a name, or two parts with * between; a bold face fits no pattern without saying so.</param>
    private static bool Fits(string name, string pattern)
    {
        var parts = pattern.Split('*');
        return parts.All(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
            && (parts.Length > 1 || !name.Contains("Bold", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUsable(string file) => TrueType.Face(File.ReadAllBytes(file)) is not null;
}
