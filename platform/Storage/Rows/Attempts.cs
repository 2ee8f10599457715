namespace Funding.Platform.Storage.Rows;

/// <summary>
/// Writing where others write too. An attempt reads, decides and writes; each begins with what is stored by then, so it must be safe to
/// make again. Only a <see cref="StorageConflictException"/> leads to another one.
/// </summary>
public static class Attempts
{
    /// <summary>Attempts again until nobody wrote in between.</summary>
    public static Task<T> UntilWrittenAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation) =>
        AtMostAsync(int.MaxValue, attempt, cancellation);

    /// <inheritdoc cref="UntilWrittenAsync{T}"/>
    public static Task UntilWrittenAsync(Func<Task> attempt, CancellationToken cancellation) =>
        AtMostAsync(int.MaxValue, attempt, cancellation);

    /// <param name="tries">1 or more, the first included.</param>
    /// <exception cref="StorageConflictException">Somebody wrote in between at the last try as well.</exception>
    public static async Task<T> AtMostAsync<T>(int tries, Func<Task<T>> attempt, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await attempt();
            }
            catch (StorageConflictException) when (tried < tries)
            {
                // Somebody wrote in between: read and decide again.
            }
        }
    }

    /// <inheritdoc cref="AtMostAsync{T}"/>
    public static Task AtMostAsync(int tries, Func<Task> attempt, CancellationToken cancellation) =>
        AtMostAsync(tries, Returning(attempt), cancellation);

    /// <summary>As <see cref="AtMostAsync{T}"/>, for a person who can look again and decide anew.</summary>
    /// <exception cref="RefusedException"><paramref name="refusal"/>: somebody wrote in between at the last try as well.</exception>
    public static async Task<T> OrRefuseAsync<T>(
        int tries, Func<Refusal> refusal, Func<Task<T>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await AtMostAsync(tries, attempt, cancellation);
        }
        catch (StorageConflictException)
        {
            throw new RefusedException(refusal());
        }
    }

    /// <inheritdoc cref="OrRefuseAsync{T}"/>
    public static Task OrRefuseAsync(int tries, Func<Refusal> refusal, Func<Task> attempt, CancellationToken cancellation) =>
        OrRefuseAsync(tries, refusal, Returning(attempt), cancellation);

    /// <summary>Writes once.</summary>
    /// <returns>False when somebody else acted meanwhile; what they wrote stays.</returns>
    public static Task<bool> OnceAsync(Func<Task> write, CancellationToken cancellation) => OnceAsync(null, write, cancellation);

    /// <inheritdoc cref="OnceAsync(Func{Task}, CancellationToken)"/>
    /// <param name="only">The kind of conflict that is somebody else's act; any other is thrown. Null for every kind.</param>
    public static async Task<bool> OnceAsync(ConflictKind? only, Func<Task> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await write();
            return true;
        }
        catch (StorageConflictException conflict) when (only is null || conflict.Kind == only)
        {
            return false;
        }
    }

    private static Func<Task<bool>> Returning(Func<Task> attempt) => async () =>
    {
        await attempt();
        return true;
    };
}
