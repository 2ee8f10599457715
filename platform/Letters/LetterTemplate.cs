namespace Funding.Platform.Letters;

/// <summary>What a document says before anybody has edited it.</summary>
/// <param name="Addressees">Empty for a document to everybody.</param>
/// <param name="Body">As <see cref="LetterText"/> reads it.</param>
public sealed partial record LetterTemplate(string Title, string Addressees, string CopiedTo, string Body)
{
    private const string Separator = "---";

    /// <summary>
    /// A template that stands beside a class as <c>name.letter.txt</c>: lines <c>title:</c>, <c>to:</c> and <c>copy:</c>, then after three
    /// hyphens the body. {names} are filled in.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such file, or it names a value that is not given.</exception>
    public static LetterTemplate Read(Assembly assembly, string name, IReadOnlyDictionary<string, string> values)
    {
        using var stream = assembly.GetManifestResourceStream($"{name}.letter.txt")
            ?? throw new InvalidOperationException($"{name}.letter.txt is not beside the program.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), values);
    }

    /// <inheritdoc cref="Read"/>
    public static LetterTemplate Parse(string text, IReadOnlyDictionary<string, string> values)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Separator);
        if (end < 0)
            throw new InvalidOperationException($"The template has no line '{Separator}' before its body.");
        var heads = lines[..end].Where(line => line.Length > 0).Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0].Trim(), parts => Fill(parts[1].Trim(), values), StringComparer.Ordinal);
        return new(
            heads.GetValueOrDefault("title", ""),
            heads.GetValueOrDefault("to", ""),
            heads.GetValueOrDefault("copy", ""),
            Fill(string.Join('\n', lines[(end + 1)..]).Trim(), values));
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) => Names().Replace(text, name =>
        values.TryGetValue(name.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"The template names {name.Value}, which is not given."));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}
