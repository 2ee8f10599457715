namespace Funding.Workflows.Persons;

/// <summary>Which application names a person in a scope: a row of the person's own partition.</summary>
/// <param name="At">When it was taken, by the submission that names the person.</param>
public sealed record PersonClaim(string RoundId, string ApplicationId, DateTimeOffset At)
{
    public bool IsOf(Application application) => RoundId == application.RoundId && ApplicationId == application.Id;

    /// <param name="hash">Keyed hash of the identity number.</param>
    public static string Partition(string hash) => $"person:{hash}";

    /// <summary>How the keys of all claims on a person begin.</summary>
    public const string Scopes = "one:";

    public static string Key(string scope) => Scopes + scope;
}
