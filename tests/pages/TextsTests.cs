namespace Funding.Pages.Tests;

/// <summary>The resource files against the pages that use them: nothing missing, nothing left over.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Rooms = [.. new[] { "platform", "workflows" }.Select(r => Path.Combine(Repository.Root, r))];

    public static TheoryData<string> Files() =>
        [.. Rooms.SelectMany(room => Directory.EnumerateFiles(room, "*Text.resx", SearchOption.AllDirectories))
            .Where(f => !InBuild(f) && IsOfPages(f))
            .Select(f => Path.GetRelativePath(Repository.Root, f))];

    [Theory, MemberData(nameof(Files))]
    public void English_texts_are_english_and_chinese_ones_chinese(string file)
    {
        Assert.DoesNotContain(Read(English(file)), text => Chinese().IsMatch(text.Value)
            && !text.Value.Contains('（', StringComparison.Ordinal));
        // A word such as Cookie is the same in both.
        Assert.DoesNotContain(Read(file), text => !Chinese().IsMatch(text.Value) && text.Value.Length > 12);
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_key_is_used_and_every_used_key_is_there(string file)
    {
        var keys = Read(file).Keys.ToHashSet();
        var shared = Path.GetFileName(file).StartsWith("Shared", StringComparison.Ordinal);
        string[] folders = shared ? Rooms : [Path.Combine(Repository.Root, Path.GetDirectoryName(file)!)];
        var sources = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(f => !InBuild(f) && (shared || IsReadBy(file, f)))
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();
        var name = shared ? "(?:S|shared)" : "(?:T|texts)";
        var used = sources.SelectMany(s => Regex.Matches(s, $"\\b{name}\\[\"([^\"]+)\"").Select(m => m.Groups[1].Value)).ToHashSet();
        var groups = sources.SelectMany(s => Regex.Matches(s, $"\\b{name}\\.Of\\(\"([^\"]+)\"").Select(m => m.Groups[1].Value + "."))
            .ToHashSet();

        Assert.Empty(used.Except(keys));
        Assert.DoesNotContain(keys, key => !used.Contains(key) && !groups.Any(g => key.StartsWith(g, StringComparison.Ordinal)));
        Assert.All(groups, group => Assert.Contains(keys, key => key.StartsWith(group, StringComparison.Ordinal)));
    }

    /// <summary>A class without members names them; those beside a class that reads them itself are asked for otherwise.</summary>
    private static bool IsOfPages(string file) => File.ReadAllText(Path.ChangeExtension(file, ".cs"))
        .Contains($"class {Path.GetFileNameWithoutExtension(file)};", StringComparison.Ordinal);

    /// <summary>A folder inside another may have texts of its own, which its pages then read.</summary>
    private static bool IsReadBy(string texts, string source)
    {
        var folder = Path.GetDirectoryName(source)!;
        while (!Directory.EnumerateFiles(folder, "*Text.resx").Any(IsOfPages))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(Repository.Root, Path.GetDirectoryName(texts)!) == folder;
    }

    private static string English(string file) => file.Replace(".resx", ".en.resx", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.Root, file)).Root!.Elements("data").ToDictionary(
            d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    private static bool InBuild(string file) =>
        file.Contains("/obj/", StringComparison.Ordinal)
            || file.Contains("/bin/", StringComparison.Ordinal)
            || file.EndsWith(".en.resx", StringComparison.Ordinal);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
