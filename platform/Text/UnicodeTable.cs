namespace Funding.Platform.Text;

/// <summary>
/// What the normal forms need of the Unicode Character Database; unicode-table.py wrote the file and says what its lines mean.
/// </summary>
internal sealed class UnicodeTable
{
    public static readonly UnicodeTable Shipped = Read();

    private readonly Dictionary<int, byte> classes = [];
    private readonly Dictionary<int, int[]> canonical = [];
    private readonly Dictionary<int, int[]> compatible = [];
    private readonly Dictionary<(int First, int Second), int> composed = [];
    private readonly Dictionary<int, int[]> foldings = [];
    private readonly HashSet<int> ignorable = [];

    /// <summary>Canonical combining class; 0 for what stands by itself.</summary>
    public byte Class(int code) => classes.GetValueOrDefault(code);

    /// <summary>One step; null when there is none.</summary>
    public int[]? Decomposition(int code, bool compatibility) =>
        canonical.TryGetValue(code, out var parts) || (compatibility && compatible.TryGetValue(code, out parts)) ? parts : null;

    public int? Composition(int first, int second) => composed.TryGetValue((first, second), out var whole) ? whole : null;

    /// <summary>Full case folding; null when the character folds to itself.</summary>
    public int[]? Folding(int code) => foldings.GetValueOrDefault(code);

    public bool IsIgnorable(int code) => ignorable.Contains(code);

    private static UnicodeTable Read()
    {
        var table = new UnicodeTable();
        using var file = new StreamReader(typeof(UnicodeTable).Assembly.GetManifestResourceStream("unicode.txt")!);
        while (file.ReadLine() is { } line)
        {
            if (!line.StartsWith('#')) table.Add(line[0], line[2..].Split(' '));
        }
        return table;
    }

    private void Add(char kind, string[] fields)
    {
        var code = Hex(fields[0]);
        switch (kind)
        {
            case 'c': classes[code] = byte.Parse(fields[1], CultureInfo.InvariantCulture); break;
            case 'd' or 'x': canonical[code] = [.. fields.Skip(1).Select(Hex)]; break;
            case 'k': compatible[code] = [.. fields.Skip(1).Select(Hex)]; break;
            case 'f': foldings[code] = [.. fields.Skip(1).Select(Hex)]; break;
            case 'i': ignorable.UnionWith(Enumerable.Range(code, Hex(fields[1]) - code + 1)); break;
            default: throw new InvalidDataException($"unicode.txt has a line '{kind}'.");
        }
        if (kind == 'd' && fields.Length == 3) composed[(Hex(fields[1]), Hex(fields[2]))] = code;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
