namespace Funding.Workflows.Awards;

/// <summary>Every row key of an award's partition, and where else an award is named.</summary>
public static class AwardKeys
{
    private const string Prefix = "award:";

    /// <summary>Partition that lists all awards; keys are award ids, newest standing in <see cref="AwardSummary"/>.</summary>
    public const string AwardsPartition = RoundKeys.AwardsPartition;

    public const string Award = "award";

    /// <summary>Outstanding wake-up of the award's walker.</summary>
    public const string Wake = "wake";

    public const string Duties = "stage:";

    /// <summary>An award's partition, which is its home's key and its walker's id too.</summary>
    public static string Partition(string awardId) => Prefix + awardId;

    public static bool IsAward(string home) => home.StartsWith(Prefix, StringComparison.Ordinal);

    public static string IdOf(string home) => home[Prefix.Length..];

    public static string Duty(DutyKey key) => Duties + key;

    /// <summary>A duty's own rows.</summary>
    public static string Of(DutyKey key, string name) => $"{RoundKeys.StageRows}{key}:{name}";

    /// <summary>How the names of an award's blobs begin: documents of its duties, and its task book.</summary>
    public static string Blobs(string awardId) => $"awards/{awardId}/";

    /// <summary>
    /// The awards that an organisation holds or held, by their ids; each is claimed there before the round awards it, and by the holder
    /// that it passes to. Who holds it now is said by the award.
    /// </summary>
    /// <param name="creditCode">Of the organisation.</param>
    public static string HolderPartition(string creditCode) => $"holder:{creditCode}";

    /// <summary>Behind the id of an award that a person has, of whom the keyed hash tells.</summary>
    public static string OfPerson(string hash) => $":{hash[..12]}";

    public static bool IsOfPerson(string awardId, string hash) => awardId.EndsWith(OfPerson(hash), StringComparison.Ordinal);
}
