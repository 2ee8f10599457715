namespace Funding.Workflows.Stages.Quota;

/// <summary>The recommendation by cities and departments within their limits (限额).</summary>
/// <param name="WorkingDays">Working days of the recommending desks.</param>
public sealed record QuotaSettings(int WorkingDays, IReadOnlyList<DeskLimit> Desks)
{
    public const string Kind = "quota";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static QuotaSettings Of(Programme programme) => programme.StageSettings<QuotaSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static QuotaSettings? Find(Programme programme) => programme.FindStageSettings<QuotaSettings>(Kind);

    /// <summary>The desks that recommend; none where nobody does.</summary>
    public static IReadOnlyList<DeskLimit> DesksOf(Programme programme) => Find(programme)?.Desks ?? [];
}

/// <param name="Desk">A city or department of programmes/desks.yaml.</param>
/// <param name="Limit">限额: how many applications the desk may recommend; at least 0.</param>
public sealed record DeskLimit(string Desk, int Limit);
