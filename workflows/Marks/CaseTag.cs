namespace Funding.Workflows.Marks;

/// <summary>A word that the office of a round puts on applications; a row of the round.</summary>
/// <param name="Id">From 01, never given twice in the round.</param>
/// <param name="Tone">Its colour; the word says the same without it.</param>
/// <param name="By">Person id.</param>
public sealed record CaseTag(string Id, string Name, Tone Tone, string By);

/// <summary>A list of the round as somebody keeps it: what is searched, picked and sorted.</summary>
/// <param name="Id">Of its owner and a number.</param>
/// <param name="Query">As it stands in the list's address, beginning with ?; empty for the whole list.</param>
/// <param name="By">Person id of its owner.</param>
/// <param name="Shared">Everybody who handles the round has it.</param>
public sealed record SavedView(string Id, string Name, string Query, string By, bool Shared);

public static class MarkKeys
{
    public const string Tags = "tag:";
    public const string Tagged = "tagged:";
    public const string Views = "view:";

    /// <summary>How many tags the round was given, those that are gone too.</summary>
    public const string TagCount = "tags";

    public static string Tag(string id) => Tags + id;

    public static string TaggedWith(string tag) => $"{Tagged}{tag}:";

    public static string TaggedOne(string tag, string applicationId) => TaggedWith(tag) + applicationId;

    public static string ViewsOf(string personId) => $"{Views}{personId}:";

    public static string View(string id) => Views + id;
}
