namespace Funding.Workflows.Compose;

/// <summary>Ways through the pages of a draft.</summary>
internal static class ComposeTrail
{
    /// <summary>To the page and the field of a setting.</summary>
    public static string Of(ComposeWork work, string path)
    {
        var (page, field) = work.PlaceOf(path);
        var anchor = field.Length > 0 ? "#" + FieldPart.IdOf(field) : "";
        return page.Length == 0 && work.Whole.At(work.Root, field) is { } setting && !SettingInput.IsField(setting)
            ? ComposeLinks.Draft(work.Draft.Id) + anchor
            : ComposeLinks.At(ComposeLinks.SettingRoute, work.Draft.Id, page) + anchor;
    }

    /// <summary>What a draft is called on its pages, also while its text names none.</summary>
    public static string Called(Bilingual name, Texts<ComposeText> T, Show show) =>
        show.Text(name) is { Length: > 0 } said ? said : T["unnamed"];

    // In which an entry says what it is called.
    private static readonly string[] Names = ["title", "name", "label", "message"];

    /// <summary>What a map of settings is called: its kind, its id, its name; null where it says none of them.</summary>
    public static Bilingual? NameOf(JsonNode? node, Setting? list)
    {
        if (node is not JsonObject map) return null;
        var id = SettingChanges.IdOf(map);
        var name = Names.Select(k => map[k]).OfType<JsonObject>().FirstOrDefault();
        var kind = list?.KindWord is { } word ? map[word]?.ToString() : null;
        var (zh, en) = (name?["zh"]?.ToString(), name?["en"]?.ToString());
        List<string> known = [.. new[] { kind == id ? null : kind, id }.OfType<string>()];
        return known.Count == 0 && zh is null && en is null ? null
            : new(Joined([.. known, .. Said(zh ?? en)]), Joined([.. known, .. Said(en ?? zh)]));
    }

    /// <summary>The same by its place.</summary>
    public static Bilingual? NameOf(ComposeWork work, string path) =>
        NameOf(SettingTree.Find(work.Root, path), work.Whole.At(work.Root, SettingPath.Parent(path)));

    private static IEnumerable<string> Said(string? text) => text is null ? [] : [Excerpt.Of(text, 80)];

    private static string Joined(IReadOnlyList<string> parts) => string.Join(" · ", parts);
}
