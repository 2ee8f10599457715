namespace Funding.Workflows.Rounds;

/// <summary>What an administrator decides at the launch; everything else comes from the programme.</summary>
public sealed record LaunchRequest
{
    public required string ProgrammeId { get; init; }

    /// <summary>Id of the programme's step; null for the one with which it begins, or the one that it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Step { get; init; }

    public required int Year { get; init; }

    /// <summary>Null for the first batch that was not launched yet.</summary>
    public int? Batch { get; init; }

    /// <summary>文号 of the notice.</summary>
    public required string NoticeNumber { get; init; }

    /// <summary>First day of the first stage; null for today.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>The closing day of every stage that has one; empty for the programme's lengths.</summary>
    public IReadOnlyDictionary<StageKey, DateOnly> Closes { get; init; } = new Dictionary<StageKey, DateOnly>();

    /// <summary>
    /// As typed, what the kinds of the programme's stages ask (<c>IStageChanges.LaunchAnswers</c>), such as places of this round; what is
    /// absent is the programme's. A name that none of them asks is refused.
    /// </summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>E-mail addresses of the approving members, exactly these; null for the first two holders of the role.</summary>
    public IReadOnlyList<string>? Committee { get; init; }

    /// <summary>E-mail addresses of the deputies in order, exactly these; null for the other holders of the role.</summary>
    public IReadOnlyList<string>? Deputies { get; init; }

    /// <returns>Null where nothing was answered.</returns>
    public string? Answer(string name) => Answers.GetValueOrDefault(name)?.Trim() is { Length: > 0 } answer ? answer : null;

    /// <summary>The field in which an answer is typed, as refusals name it.</summary>
    public static string FieldOf(string answer) => $"answers.{answer}";

    public string SettingsHash() => Sha256Hex.Of(FundingJson.Serialize(this with
    {
        Batch = null,
        Closes = Closes.OrderBy(c => c.Key.Id, StringComparer.Ordinal).ToDictionary(),
        Answers = Answers.OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(),
    }));
}

/// <summary>What a request comes to with everything filled in.</summary>
/// <param name="Id">The round's id to be.</param>
/// <param name="Committee">Person ids, like <paramref name="Deputies"/>.</param>
public sealed record LaunchPlan(
    Programme Programme, string Id, int Batch, DateOnly Opens, StagePlan Stages, IReadOnlyList<string> Committee,
    IReadOnlyList<string> Deputies)
{
    /// <summary>Those that the round will have: where nobody recommends, an applicant still names its city or department.</summary>
    public IReadOnlyList<Desk> Desks { get; init; } = [];
}
