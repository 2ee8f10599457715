namespace Funding.Workflows.Applications;

/// <summary>What a person takes part in, in the person's own partition; written by effects.</summary>
public static class PersonIndex
{
    public const string Applications = "application:";
    public const string Objections = "objection:";

    public static string Partition(string personId) => PeopleStore.PartitionOf(personId);

    public static string Application(string roundId, string applicationId) => $"{Applications}{roundId}:{applicationId}";

    public static string Objection(string roundId, string objectionId) => $"{Objections}{roundId}:{objectionId}";

    internal static bool IsOfRound(string key, string roundId) =>
        key.StartsWith($"{Applications}{roundId}:", StringComparison.Ordinal)
            || key.StartsWith($"{Objections}{roundId}:", StringComparison.Ordinal);
}
