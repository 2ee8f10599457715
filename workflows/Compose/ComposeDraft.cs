namespace Funding.Workflows.Compose;

/// <summary>A programme that administrators compose; what was released of it never changes.</summary>
/// <param name="ProgrammeId">As its text says; empty while it says none.</param>
/// <param name="Name">The same.</param>
/// <param name="Text">In the form of a programme's file, right or wrong.</param>
/// <param name="Version">One more with each change.</param>
/// <param name="SavedBy">How the administrator who saved it last is named.</param>
/// <param name="Authors">Ids of all who ever saved it: none of them releases it.</param>
/// <param name="Base">Number of the released version that it follows; 0 where none was released when it was begun.</param>
public sealed record ComposeDraft(
    string Id, string ProgrammeId, Bilingual Name, string Text, int Version, string SavedBy, DateTimeOffset SavedAt,
    IReadOnlyList<string> Authors, int Base)
{
    /// <summary>Drafts that an installation keeps at most, those that were released left out.</summary>
    public const int Most = 50;

    /// <summary>Versions of a draft that are kept: all of them.</summary>
    public const int MostVersions = 500;

    /// <summary>Of its text; the longest file of the policy has a third of it.</summary>
    public const int MostCharacters = 150_000;

    /// <summary>Null while it is not proposed for release.</summary>
    public ComposeProposal? Proposal { get; init; }

    /// <summary>Why it was given back last; null where it never was.</summary>
    public ComposeReturn? Returned { get; init; }

    /// <summary>Number of the version as which it was released; null while it is not.</summary>
    public int? ReleasedAs { get; init; }

    [JsonIgnore]
    public ComposeSummary Summary => new(Id, ProgrammeId, Name, Version, SavedBy, SavedAt, Proposal is not null, ReleasedAs);
}

/// <param name="By">Id of the administrator.</param>
/// <param name="Name">How they are named.</param>
public sealed record ComposeProposal(string By, string Name, DateTimeOffset At);

/// <inheritdoc cref="ComposeProposal"/>
public sealed record ComposeReturn(string By, string Name, string Reason, DateTimeOffset At);

/// <summary>A draft in the list of all.</summary>
public sealed record ComposeSummary(
    string Id, string ProgrammeId, Bilingual Name, int Version, string SavedBy, DateTimeOffset SavedAt, bool Proposed, int? ReleasedAs);

/// <summary>A draft as it once was; its text stands beside it.</summary>
/// <param name="What">The act that made it.</param>
/// <param name="Path">The setting that it was about; empty for the whole.</param>
public sealed record ComposeVersion(int Number, ComposeAct What, string Path, string By, DateTimeOffset At);

public enum ComposeAct
{
    Begun,
    Filled,
    Added,
    Removed,
    Moved,
    Written,
    Imported,
    Restored,
}

internal static class ComposeKeys
{
    public const string Kind = "compose";

    /// <summary>The list of all drafts.</summary>
    public const string List = "compose-drafts";

    public const string Draft = "draft";

    public const string Versions = "version:";

    public static string Partition(string id) => HomeKeys.Partition(Kind, id);

    public static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"{Versions}{number:0000}");

    public static string Text(int version) => string.Create(CultureInfo.InvariantCulture, $"text:{version:0000}");
}
