namespace Funding.Infra.Tests;

/// <summary>The resource files of all rooms: nothing missing, nothing in one language only, nothing left over.</summary>
public sealed partial class ResourceTests
{
    // Their keys are the members of a closed set.
    private static readonly string[] Computed = ["StateNames", "StandingTexts", "Parties", "MailTemplates"];

    public static TheoryData<string> Files =>
        [.. new[] { "platform", "workflows", "tests" }.SelectMany(room => Sources.Below(room, ".resx"))
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    /// <summary>Beside classes that read them; pages have a test of their own.</summary>
    public static TheoryData<string> OfClasses => [.. Files.Select(row => row.Data)
        .Where(f => !IsOfPages(f) && !Computed.Contains(Path.GetFileNameWithoutExtension(f)))];

    [Theory, MemberData(nameof(Files))]
    public void Both_languages_have_the_same_keys_and_places(string file)
    {
        var (chinese, english) = (Read(file), Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese, text => Assert.Equal((text.Key, Places(text.Value)), (text.Key, Places(english[text.Key]))));
        Assert.All(chinese.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    /// <summary>A term of the policy may stand behind its English, in brackets.</summary>
    [Theory, MemberData(nameof(Files))]
    public void No_English_text_is_Chinese(string file) =>
        Assert.DoesNotContain(Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal)), text =>
            Chinese().IsMatch(text.Value) && !text.Value.Contains('(', StringComparison.Ordinal)
                && !text.Value.Contains('（', StringComparison.Ordinal));

    [Theory, MemberData(nameof(OfClasses))]
    public void Every_text_beside_a_class_is_asked_for_by_its_key_and_every_key_asked_for_is_there(string file)
    {
        var owner = Path.GetFileNameWithoutExtension(file);
        var keys = Read(file).Keys.ToHashSet(StringComparer.Ordinal);
        // Beside the class, and wherever else in the room the class is named.
        var beside = Path.GetDirectoryName(file)! + "/";
        var sources = Sources.Below(file.Split('/')[0], ".cs", ".razor")
            .Select(path => (Path: path, Text: File.ReadAllText(Path.Combine(Repository.Root, path))))
            .Where(s => s.Path.StartsWith(beside, StringComparison.Ordinal) || Regex.IsMatch(s.Text, $@"\b{owner}\b"))
            .Select(s => s.Text).ToList();

        var asked = sources.Where(s => Regex.IsMatch(s, $@"typeof\({owner}\)|class {owner}\b")).SelectMany(s => Asked().Matches(s))
            .Concat(sources.SelectMany(s => Regex.Matches(s, $"""\b{owner}\.Of\(\s*"([^"]+)"(?=[,)])""")))
            .Select(m => m.Groups[1].Value);
        Assert.Empty(asked.Except(keys));

        // Whoever asks for all keys asks for each.
        if (sources.Any(s => s.Contains($"class {owner}", StringComparison.Ordinal) && s.Contains("Texts.Keys(", StringComparison.Ordinal)))
            return;

        // A key may be chosen first and asked for by its variable, or be made of a group and a member.
        var written = sources.SelectMany(s => Quoted().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var groups = sources.SelectMany(s => Group().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(keys, key => !OfEveryKind().IsMatch(key) && !written.Contains(key)
            && !(MailPart().Replace(key, "") is var mail && mail != key && sources.Any(s => Regex.IsMatch(s, $@"\b{mail}\b")))
            && !groups.Any(g => key.StartsWith(g, StringComparison.Ordinal)));
    }

    private static bool IsOfPages(string file) =>
        Path.Combine(Repository.Root, Path.ChangeExtension(file, ".cs")) is var marker && File.Exists(marker)
            && File.ReadAllText(marker).Contains($"class {Path.GetFileNameWithoutExtension(file)};", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Repository.Root, file)).Root!
        .Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<!\{)\{([A-Za-z0-9]+)(?:[|:][^}]*)?\}(?!\})")]
    private static partial Regex Place();

    [GeneratedRegex("""\bTexts\.Of\(\s*"([^"]+)"(?=[,)])""")]
    private static partial Regex Asked();

    [GeneratedRegex("""(?<!\$)"([A-Za-z][A-Za-z0-9.-]*)"(?!:)""")]
    private static partial Regex Quoted();

    /// <summary>What a kind is called, its closing and its days: asked for by the base of all kinds.</summary>
    [GeneratedRegex(@"\A(name|in-sentence|closes|day\..+)\z")]
    private static partial Regex OfEveryKind();

    [GeneratedRegex(@"\.(Subject|Body|Why|Action)\z")]
    private static partial Regex MailPart();

    [GeneratedRegex("""\$"([a-z-]+\.)\{""")]
    private static partial Regex Group();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
