namespace Funding.Workflows.Programmes;

/// <summary>A programme that was composed on the screen, as it was released: it never changes, another version follows it.</summary>
/// <param name="Number">Among those of its programme, from 1.</param>
/// <param name="Text">In the form of a programme's file.</param>
/// <param name="Draft">Id of the draft that it was.</param>
/// <param name="DraftVersion">Which of the draft's versions.</param>
/// <param name="ProposedBy">How the administrator who proposed it is named.</param>
/// <param name="ReleasedBy">The same of the one who released it: another one.</param>
public sealed record ReleasedVersion(
    string ProgrammeId, int Number, string Text, string Draft, int DraftVersion, string ProposedBy, string ReleasedBy,
    DateTimeOffset ReleasedAt)
{
    public const string Prefix = "released:";

    /// <summary>Of the row that changes with every release: who holds the catalogue looks at it alone.</summary>
    public const string HeadKey = "releases";

    /// <summary>Of its row in the partition of what belongs to no home, whose audit chain is published.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{ProgrammeId}:{Number:0000}");
}

/// <param name="Count">Of all releases.</param>
public sealed record ReleaseHead(int Count);
