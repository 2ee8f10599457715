namespace Funding.Workflows.Applications;

/// <summary>What a person takes part in, in the person's own partition; written by effects.</summary>
public static class PersonIndex
{
    /// <summary>How the keys of all begin: behind it stand what it is, the round and its id.</summary>
    public const string Everything = "in:";

    public const string Applications = Everything + "application:";
    public const string Objections = Everything + "objection:";
    public const string Consents = Everything + "consent:";

    public static string Partition(string personId) => PeopleStore.PartitionOf(personId);

    /// <param name="applicationId">Empty for the prefix of all of the round.</param>
    public static string Application(string roundId, string applicationId) => $"{Applications}{roundId}:{applicationId}";

    /// <param name="objectionId">Empty for the prefix of all of the round.</param>
    public static string Objection(string roundId, string objectionId) => $"{Objections}{roundId}:{objectionId}";

    /// <param name="party">The credit code for which the person is asked.</param>
    public static string Consent(string roundId, string applicationId, string party) => $"{Consents}{roundId}:{applicationId}:{party}";

    /// <returns>Null for a row that leads into no round.</returns>
    public static string? RoundOf(string key) =>
        key.StartsWith(Everything, StringComparison.Ordinal) && key.Split(':') is [_, _, var round, ..] ? round : null;
}
