namespace Funding.Workflows.Rounds;

/// <summary>The activity that reads; each act of <see cref="RoundAct"/> is one of its own name. Their input is the round's id.</summary>
public static class RoundActivities
{
    /// <summary>Reads the rows and asks <see cref="RoundDecision"/>; takes back the outstanding wake-up first.</summary>
    public const string LookAtRound = nameof(LookAtRound);
}
