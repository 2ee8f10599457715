namespace Funding.Workflows.Launches;

/// <summary>A launch that is half filled in, as it was typed; right or wrong, it is kept until the round is launched.</summary>
/// <param name="Typed">What stands in each field of the form; a field with ticks has several.</param>
/// <param name="Version">One more with each saving.</param>
/// <param name="SavedBy">How the administrator who saved it last is named.</param>
public sealed record LaunchDraft(
    string Id,
    string ProgrammeId,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Typed,
    int Version,
    string SavedBy,
    DateTimeOffset SavedAt)
{
    /// <summary>Drafts that an installation keeps at most.</summary>
    public const int Most = 60;

    // A form has a field for each stage and each committee member.
    private const int MostFields = 200;
    private const int MostCharacters = 20_000;

    /// <summary>
    /// Whoever asked the other administrators to launch it as it is, person id; whoever saves it takes that back. Null where nobody did.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProposedBy { get; init; }

    /// <summary>The folder of what is kept beside a draft and goes with it, such as the report of a rehearsal.</summary>
    public static string BlobsOf(string id) => $"launch-drafts/{id}/";

    /// <summary>What stands in a field; empty for nothing.</summary>
    public string Text(string field) => Typed.TryGetValue(field, out var values) && values.Count > 0 ? values[0] : "";

    /// <summary>Id of the programme's step; null for none.</summary>
    [JsonIgnore]
    public string? Step => Text("step") is { Length: > 0 } step ? step : null;

    /// <returns>Why so much is not kept; null where it is.</returns>
    public static Refusal? TooLarge(IReadOnlyDictionary<string, IReadOnlyList<string>> typed) =>
        typed.Count > MostFields
        || typed.Sum(f => f.Key.Length + f.Value.Sum(v => v.Length + 1)) > MostCharacters
            ? LaunchRefusals.DraftTooLarge(MostCharacters) : null;
}
