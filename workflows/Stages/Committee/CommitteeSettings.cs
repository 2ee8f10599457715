namespace Funding.Workflows.Stages.Committee;

/// <summary>The committee's approval.</summary>
/// <param name="WorkingDays">Working days of the committee.</param>
/// <param name="Votes">Members who approve: 2.</param>
public sealed record CommitteeSettings(int WorkingDays, int Votes)
{
    /// <summary>The exit of a ranking that the committee has not accepted.</summary>
    public const string Returned = "returned";

    public const string Kind = "committee";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static CommitteeSettings Of(Programme programme) => programme.StageSettings<CommitteeSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static CommitteeSettings? Find(Programme programme) => programme.FindStageSettings<CommitteeSettings>(Kind);
}
