namespace Funding.Workflows.Applications;

/// <summary>What the applicant typed, kept as typed until checked; one blob.</summary>
public sealed record Answers
{
    /// <summary>By field id; always text as typed.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Owner> Owners { get; init; } = [];

    public static readonly Answers Empty = new();

    /// <summary>The name of <see cref="Owners"/> in refusals.</summary>
    internal const string OwnersField = "owners";
}

/// <summary>One owner, what it brings and its valued share; text as typed.</summary>
/// <param name="Kind">Id of the programme's owner kind.</param>
/// <param name="Contributions">Ids of the programme's contributions (资本, 技术, 管理, 设备, 其他要素).</param>
/// <param name="SharePercent">Percent with at most two decimals.</param>
/// <param name="CodeConfirmed">The certificate shows exactly this code, although its check character does not fit.</param>
public sealed record Owner(
    string Name,
    string CreditCode,
    string Kind,
    IReadOnlyList<string> Contributions,
    string SharePercent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool CodeConfirmed = false);
