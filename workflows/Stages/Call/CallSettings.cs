namespace Funding.Workflows.Stages.Call;

/// <summary>The call for applications: who may hold how many, how long it is open, and when it begins by itself.</summary>
/// <param name="Days">Days the call is open.</param>
/// <param name="PerSubject">Applications that one subject may hold in a round; at least 1.</param>
public sealed record CallSettings(int Days, int PerSubject) : CallTerms(PerSubject), IReopens
{
    public const string Kind = "call";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static new CallSettings Of(Programme programme) => programme.StageSettings<CallSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static CallSettings? Find(Programme programme) => programme.FindStageSettings<CallSettings>(Kind);

    /// <summary>For so many working days after its close the call may be opened again by two administrators; 0 for never.</summary>
    public int ReopenWorkingDays { get; init; } = 3;
}
