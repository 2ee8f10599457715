namespace Funding.Workflows.Duties;

/// <param name="Target">Its id.</param>
/// <param name="Start">What the application gave; null where it gave nothing.</param>
/// <param name="Years">The figure of each year of the term.</param>
/// <param name="Reason">Why a figure is worse than the application's own; empty where none is.</param>
public sealed record TaskBookLine(string Target, decimal? Start, IReadOnlyDictionary<string, decimal> Years, string Reason = "");

/// <summary>任务书: a figure for each target and year.</summary>
public sealed record TaskBook(IReadOnlyList<TaskBookLine> Lines)
{
    /// <returns>Null where the book has no such line or year.</returns>
    public decimal? FigureOf(string target, string year) =>
        Lines.FirstOrDefault(l => l.Target == target)?.Years is { } years && years.TryGetValue(year, out var figure) ? figure : null;
}

/// <summary>A task book as both sides hold themselves to it; it stays as it is. A row of the award.</summary>
/// <param name="Hash">SHA-256 of its canonical content, 64 hexadecimal digits.</param>
/// <param name="Code">Of the hash, as it is printed on each copy.</param>
/// <param name="Letter">Hash of the document's text, and so on of its files; <paramref name="Pdf"/> null where there was no font.</param>
public sealed record AgreedTaskBook(
    TaskBook Book, DateOnly AgreedOn, string AgreedBy, string Hash, string Code, string Letter, string Docx, string? Pdf)
{
    public const string Row = "task-book";

    /// <summary>Versions that another took the place of.</summary>
    public const string Earlier = Row + ":";

    /// <summary>1 as it was agreed first, and one more with each variation that changed it.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where a version stays that another took the place of.</summary>
    public static string RowOf(int version) => string.Create(CultureInfo.InvariantCulture, $"{Earlier}{version}");
}

/// <summary>What makes one task book the same as another.</summary>
public static class TaskBookContent
{
    // Without letters that are read as digits or as each other.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Characters = 12;

    // Typed by people, and far longer than any code.
    private const int LongestTyped = 100;

    /// <summary>One text for one content: whose award it is, its targets and each figure.</summary>
    public static string Of(AwardHome award, IReadOnlyList<Target> targets, TaskBook book, DateOnly agreedOn) =>
        CanonicalJson.Write(new JsonObject
        {
            ["award"] = award.Id,
            ["holder"] = award.Holder,
            ["name"] = award.HolderName,
            ["title"] = award.Title,
            ["certificate"] = award.CertificateNumber,
            ["from"] = Day(award.Term.AwardedOn),
            ["until"] = Day(award.Term.ValidUntil),
            ["agreed"] = Day(agreedOn),
            ["lines"] = new JsonArray([.. book.Lines.Select(line => Line(targets.First(t => t.Id == line.Target), line))]),
        });

    /// <param name="hash">Of the content.</param>
    /// <returns>Twelve characters in three groups, such as 7K3F-9QXM-2D4H.</returns>
    public static string CodeOf(string hash)
    {
        var code = string.Concat(Convert.FromHexString(hash).Take(Characters).Select(b => Alphabet[b % Alphabet.Length]));
        return Grouped(code);
    }

    /// <summary>A code as typed or scanned: blanks, hyphens, case, and letters for the digits they look like are no matter.</summary>
    /// <returns>As it is printed; null when it cannot be a code.</returns>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= LongestTyped }) return null;
        var code = string.Concat(TextIdentity.Of(typed).ToUpperInvariant().Where(c => c is not '-' && !char.IsWhiteSpace(c))
            .Select(c => c switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                _ => c,
            }));
        return code.Length == Characters && code.All(Alphabet.Contains) ? Grouped(code) : null;
    }

    private static string Grouped(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    private static JsonObject Line(Target target, TaskBookLine line) => new JsonObject
    {
        ["id"] = target.Id,
        ["target"] = target.Name.Zh,
        ["unit"] = target.Unit.Zh,
        ["figure"] = target.Figure == TargetFigure.Year ? "year" : "standing",
        ["start"] = line.Start is { } start ? CanonicalJson.Number(start) : null,
        ["years"] = new JsonObject(line.Years.Select(
            y => KeyValuePair.Create<string, JsonNode?>(y.Key, CanonicalJson.Number(y.Value)))),
        ["reason"] = line.Reason,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
