namespace Funding.Workflows.Marks;

/// <summary>What tags and saved views may be. Pure.</summary>
public static class MarkDecision
{
    public const string NameField = "tag-name";
    public const string ToneField = "tag-tone";
    public const string TagField = "tag-id";
    public const string ViewField = "view-name";
    public const string SharedField = "view-shared";

    public const int NameCharacters = 20;

    /// <summary>Of a round.</summary>
    public const int MostTags = 30;

    /// <summary>Of one person in a round.</summary>
    public const int MostViews = 20;

    /// <summary>Applications in one act.</summary>
    public const int MostAtOnce = 500;

    /// <param name="all">Of the round.</param>
    /// <param name="given">How many it was ever given.</param>
    /// <exception cref="RefusedException">No name or colour, one of that name is there, or there are as many as may be.</exception>
    public static CaseTag NewTag(string? name, Tone? tone, IReadOnlyList<CaseTag> all, int given, string by)
    {
        var wrong = new List<Refusal>();
        var tidy = NameOf(name, NameField, wrong);
        if (tone is null) wrong.Add(MarkRefusals.NoTone());
        if (all.Any(t => TextIdentity.Of(t.Name) == TextIdentity.Of(tidy))) wrong.Add(MarkRefusals.SameTag(tidy));
        if (all.Count >= MostTags) wrong.Add(MarkRefusals.TooManyTags(MostTags));
        return wrong.Count > 0 ? throw new RefusedException(wrong)
            : new((given + 1).ToString("00", CultureInfo.InvariantCulture), tidy, tone!.Value, by);
    }

    /// <param name="own">The views of the same person; one of the same name is replaced.</param>
    /// <param name="query">As the list read it, so that nothing else of an address is kept.</param>
    /// <exception cref="RefusedException">No name, or there are as many as may be.</exception>
    public static SavedView NewView(string? name, string query, bool shared, IReadOnlyList<SavedView> own, string by)
    {
        var wrong = new List<Refusal>();
        var tidy = NameOf(name, ViewField, wrong);
        var same = own.FirstOrDefault(v => TextIdentity.Of(v.Name) == TextIdentity.Of(tidy));
        if (same is null && own.Count >= MostViews) wrong.Add(MarkRefusals.TooManyViews(MostViews));
        var free = Enumerable.Range(1, MostViews).Select(n => string.Create(CultureInfo.InvariantCulture, $"{by}:{n:00}"))
            .FirstOrDefault(id => own.All(v => v.Id != id));
        return wrong.Count > 0 ? throw new RefusedException(wrong) : new(same?.Id ?? free!, tidy, query, by, shared);
    }

    /// <summary>Whether the actor may take a view away: their own, an administrator a shared one too.</summary>
    public static bool MayDrop(SavedView view, Actor actor) =>
        view.By == actor.PersonId || (view.Shared && actor.Roles.Contains(Role.Administrator));

    /// <summary>What a reader finds above the list: their own by name, then those that others share.</summary>
    public static IReadOnlyList<SavedView> For(string personId, IEnumerable<SavedView> all) =>
    [
        .. all.Where(v => v.Shared || v.By == personId).OrderBy(v => v.By != personId)
            .ThenBy(v => Pinyin.SortKey(v.Name), StringComparer.Ordinal),
    ];

    private static string NameOf(string? name, string field, List<Refusal> wrong)
    {
        var tidy = TextIdentity.Tidy(name);
        wrong.AddRange(TextSafety.Check(tidy, field, multiline: false));
        if (TextSafety.Length(tidy) is 0 or > NameCharacters) wrong.Add(MarkRefusals.Name(field, NameCharacters));
        return tidy;
    }
}
