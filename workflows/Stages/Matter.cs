namespace Funding.Workflows.Stages;

/// <summary>Whose turn it is in a matter.</summary>
public enum WaitedParty
{
    /// <summary>Who acts for an organisation: the holder of an award.</summary>
    Holder,

    /// <summary>The recommending desk.</summary>
    Desk,
    Officer,
    Administrator,
}

/// <summary>
/// Somebody who is waited for in what is no stage of a round, such as a duty of an award: a line of the list over all of them. Who the
/// persons are, and how they are reminded, is read anew from the rows that decide.
/// </summary>
/// <param name="Home">Id of the award, or credit code of the organisation.</param>
/// <param name="Key">What is waited for: one in its home.</param>
/// <param name="Kind">By which the list tells them apart: one of <see cref="IMatters.Kinds"/>.</param>
/// <param name="What">What they have to do, a sentence.</param>
/// <param name="Until">The last day; null where none is set.</param>
public sealed record Matter(
    string Home, string Key, string Kind, WaitedParty Party, Bilingual What, DateOnly? Since, DateOnly? Until)
{
    /// <summary>Name of the organisation that it is about.</summary>
    public required string Organisation { get; init; }

    /// <summary>Of the award; empty where it is about none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Null where it is of none.</summary>
    public Bilingual? Programme { get; init; }

    /// <summary>Id of the desk that it belongs to; null for none.</summary>
    public string? Desk { get; init; }
}

/// <summary>A matter as the rows have it by now.</summary>
public sealed record OpenMatter(ReminderHome Home, Waited Waited);

/// <summary>Matters of some kinds; whoever owns them registers it.</summary>
public interface IMatters
{
    /// <summary>What each kind is called, by its id.</summary>
    IReadOnlyDictionary<string, Bilingual> Kinds { get; }

    /// <summary>Those that are open: one transaction for a thousand rows.</summary>
    Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default);

    /// <returns>Null where it is not waited for any more.</returns>
    Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default);

    /// <summary>Where the reminders of a home are written down.</summary>
    string PartitionOf(string home);
}
