namespace Funding.Rehearsals.Kinds;

/// <summary>What stands for a kind of stage in tests: its smallest settings, and everybody's part in it.</summary>
public abstract class StageSpecimen
{
    /// <summary>As a programme's file writes it.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The smallest settings as the members of a file's stage, such as <c>days: 30, perSubject: 1</c>. In the smallest file a stage's id
    /// is its kind.
    /// </summary>
    public abstract string Settings { get; }

    /// <summary>The same in a file with these stages before it, where the settings name one of them.</summary>
    public virtual string SettingsAfter(IReadOnlyList<string> stages) => Settings;

    /// <summary>Kinds without which nothing would come to the stage, beside those that give what it needs.</summary>
    public virtual IReadOnlyList<string> Beside => [];

    /// <summary>People who are there before the launch.</summary>
    public virtual Task InviteAsync(Player play) => Task.CompletedTask;

    /// <summary>Ids of the persons who have something to do in the stage before it closes; nobody where nobody is waited for.</summary>
    public virtual Task<IReadOnlyList<string>> ConcernedAsync(Player play) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// Everybody's part for the cases that are open in the stage, where it runs case by case; asked again until none is open. It stops
    /// wherever something waits for a person, and says what was done; it says nothing where nobody has anything to do.
    /// </summary>
    public virtual async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        await Task.CompletedTask;
        yield break;
    }

    /// <summary>
    /// Everybody's part in the stage that the round is in, once it is settled; of each entry again. It stops wherever something waits
    /// for a person, and says what was done.
    /// </summary>
    public virtual async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        await Task.CompletedTask;
        yield break;
    }
}
