namespace Funding.Workflows.Stages.Quota;

/// <summary>The recommendation by cities and departments within their limits (限额).</summary>
/// <param name="WorkingDays">Working days of the recommending desks.</param>
public sealed record QuotaSettings(int WorkingDays, IReadOnlyList<DeskLimit> Desks) : ILimits
{
    public const string Kind = "quota";

    /// <summary>Limits of each organisation beside those of desks, by its class; null for none.</summary>
    public ClassLimits? ByClass { get; init; }

    /// <summary>With which answers an application counts against no limit; null where all count.</summary>
    public When? Exempt { get; init; }

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static QuotaSettings Of(Programme programme) => programme.StageSettings<QuotaSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static QuotaSettings? Find(Programme programme) => programme.FindStageSettings<QuotaSettings>(Kind);

    /// <summary>The desks that recommend; none where nobody does.</summary>
    public static IReadOnlyList<DeskLimit> DesksOf(Programme programme) => Find(programme)?.Desks ?? [];
}
