namespace Funding.Workflows.Stages;

/// <summary>What a kind's rows keep of persons in a round.</summary>
public interface IStagePersonalData
{
    /// <summary>
    /// What is kept of one person as that person may have it: nothing that their own pages would not show, and nobody else's name.
    /// </summary>
    IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation);

    /// <summary>
    /// Takes out of an ended round, on record, what of persons has been kept long enough; decisions stay. Stopped anywhere it is begun
    /// again.
    /// </summary>
    /// <returns>Of how many persons.</returns>
    Task<int> ForgetAsync(Round round, DateTimeOffset ended, CancellationToken cancellation);
}

/// <summary>What rows hold once a person is taken out of them.</summary>
public static class Forgotten
{
    public const string Mark = "—";

    public static readonly Actor Rule = Actor.Rule("retention");
}
