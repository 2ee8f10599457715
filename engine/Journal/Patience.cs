using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Funding.Engine.Journal;

/// <summary>Whether the engine can do its work.</summary>
/// <param name="Reason">Why not; null when ready.</param>
public sealed record EngineReadiness(bool IsReady, string? Reason);

/// <summary>Tries again, with growing pauses of real time, what a full disk or a locked file refuses.</summary>
internal sealed class Patience(TimeSpan longestDelay, ILogger logger) : IDisposable
{
    private readonly ManualResetEventSlim givenUp = new();
    private volatile string? trouble;

    public string? Trouble => trouble;

    /// <summary>Lets a stop end the waiting: what is tried then fails.</summary>
    public void GiveUp() => givenUp.Set();

    /// <summary>Locked by another program, or no room: what a file that is not a journal, or not ours to open, never is.</summary>
    public static bool PassesByItself(Exception problem) =>
        problem is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL or raw.SQLITE_FULL };

    /// <param name="passing">Which failures are waited out; null for whatever a journal that was open can meet.</param>
    /// <exception cref="OperationCanceledException">The engine stops while the journal refuses.</exception>
    public T Insist<T>(string what, Func<T> attempt, Func<Exception, bool>? passing = null)
    {
        for (var delay = TimeSpan.FromMilliseconds(20); ; delay = delay * 2 < longestDelay ? delay * 2 : longestDelay)
        {
            try
            {
                var result = attempt();
                if (trouble is not null)
                    logger.LogInformation("The journal works again");
                trouble = null;
                return result;
            }
            catch (Exception e) when (passing?.Invoke(e) ?? (e is SqliteException or IOException))
            {
                if (trouble is null)
                    logger.LogError(e, "The journal refuses to {What}; trying again", what);
                trouble = $"The journal refuses to {what}: {e.Message}";
            }
            if (givenUp.Wait(delay))
                throw new OperationCanceledException(trouble);
        }
    }

    public void Dispose() => givenUp.Dispose();
}
