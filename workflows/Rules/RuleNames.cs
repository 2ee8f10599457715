namespace Funding.Workflows.Rules;

/// <summary>What a programme's file calls that which its rules name by ids.</summary>
/// <param name="file">The settings, right or wrong; what has no name goes by its id.</param>
/// <param name="programmes">Ids of the programmes that rules may name.</param>
/// <param name="others">Names of programmes and desks by their ids.</param>
public sealed class RuleNames(JsonObject file, IReadOnlyList<string> programmes, IReadOnlyDictionary<string, Bilingual> others)
{
    // In which an entry says what it is called.
    private static readonly string[] Called = ["label", "name", "title"];

    private readonly IReadOnlyList<(string List, JsonObject Entry)> entries = [.. Entries(file, "")];

    /// <summary>The form and the applicants of these settings.</summary>
    public JsonObject File => file;

    /// <summary>The same programmes and desks with another form.</summary>
    public RuleNames Of(JsonObject form) => new(form, programmes, others);

    public Bilingual Question(string id) => NameOf(Asked(id), id);

    /// <summary>An answer in words; what is no word of the question goes as it is.</summary>
    public Bilingual Answer(string question, string value) =>
        (Asked(question)?["options"] as JsonArray ?? []).OfType<JsonObject>()
            .FirstOrDefault(o => (string?)o["value"] == value) is { } option ? NameOf(option, value) : Bilingual.Same(value);

    /// <summary>The values that a question lets choose; none where it lets write.</summary>
    public IReadOnlyList<string> Options(string question)
    {
        var asked = Asked(question);
        return asked?["type"]?.ToString() == "yesNo" ? ["yes", "no"]
            : [.. (asked?["options"] as JsonArray ?? []).OfType<JsonObject>().Select(o => o["value"]?.ToString()).OfType<string>()];
    }

    public Bilingual Slot(string id) => NameOf(Of("slots", id), id);

    /// <summary>A table or a person: a part by its id.</summary>
    public Bilingual Part(string id) => NameOf(Of("parts", id), id);

    public Bilingual Column(string table, string id) =>
        NameOf(Entries(Of("parts", table), "").FirstOrDefault(e => IsOf(e.Entry, id)).Entry, id);

    public Bilingual MemberKind(string id) => NameOf(Of("parts.kinds", id), id);

    public Bilingual OwnerKind(string id) => NameOf(Of("ownerKinds", id), id);

    public Bilingual Applicant(string id) => NameOf(Of("kinds", id), id);

    /// <summary>A programme or a desk.</summary>
    public Bilingual Other(string id) =>
        Of("otherProgrammes", id) is { } declared ? NameOf(declared, id)
        : (string?)file["id"] == id ? NameOf(file, id)
        : others.GetValueOrDefault(id) ?? Bilingual.Same(id);

    public enum AskedKind
    {
        Number,
        Choice,
        Text,
        Slot,
        Table,
        Person,
        Member,
        Owner,
        Applicant,
    }

    /// <summary>Everything that the form asks for and who may apply, in the order of the file.</summary>
    public IReadOnlyList<(AskedKind Kind, string Id)> Asked() =>
    [
        .. entries.Select(e => (Kind: KindOf(e.List, e.Entry), Id: e.Entry["id"]?.ToString()))
            .Where(e => e is { Kind: not null, Id: not null }).Select(e => (e.Kind!.Value, e.Id!)),
    ];

    /// <summary>Columns of numbers of a table.</summary>
    public IReadOnlyList<string> Columns(string table) =>
    [
        .. (Of("parts", table)?["columns"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(c => c["type"]?.ToString() == "number").Select(c => c["id"]?.ToString()).OfType<string>(),
    ];

    /// <summary>The programmes that rules may ask the record for.</summary>
    public IReadOnlyList<string> OfRecord() =>
        [.. new[] { file["id"]?.ToString() }.OfType<string>().Concat(programmes).Distinct(StringComparer.Ordinal)];

    private static AskedKind? KindOf(string list, JsonObject entry) => (list, entry["type"]?.ToString(), entry["part"]?.ToString()) switch
    {
        ("fields", "number", _) => AskedKind.Number,
        ("fields", "choice" or "yesNo", _) => AskedKind.Choice,
        ("fields", not null, _) => AskedKind.Text,
        ("slots", _, _) => AskedKind.Slot,
        ("parts", _, _) when entry["columns"] is JsonArray => AskedKind.Table,
        ("parts", _, "person") => AskedKind.Person,
        ("parts.kinds", _, _) => AskedKind.Member,
        ("ownerKinds", _, _) => AskedKind.Owner,
        ("kinds", _, _) => AskedKind.Applicant,
        _ => null,
    };

    /// <summary>An entry of a list.</summary>
    private JsonObject? Of(string list, string id) => entries.FirstOrDefault(e => e.List == list && IsOf(e.Entry, id)).Entry;

    /// <summary>A question, whichever list it stands in.</summary>
    private JsonObject? Asked(string id) => entries.FirstOrDefault(e => IsOf(e.Entry, id) && e.Entry["type"] is not null).Entry;

    private static bool IsOf(JsonObject entry, string id) => entry["id"] is JsonValue value && value.ToString() == id;

    private static Bilingual NameOf(JsonObject? entry, string id)
    {
        var name = Called.Select(key => entry?[key]).OfType<JsonObject>().FirstOrDefault();
        var (zh, en) = (name?["zh"]?.ToString(), name?["en"]?.ToString());
        return new(zh ?? en ?? id, en ?? zh ?? id);
    }

    /// <summary>Every entry of a list with the list that it stands in; kinds of a part are told from those of applicants.</summary>
    private static IEnumerable<(string List, JsonObject Entry)> Entries(JsonNode? node, string list) => node switch
    {
        JsonObject map => map.SelectMany(p => Entries(p.Value, list == "parts" && p.Key == "kinds" ? "parts.kinds" : p.Key)),
        JsonArray items => items.OfType<JsonObject>().SelectMany(e => Entries(e, list).Prepend((list, e))),
        _ => [],
    };
}
