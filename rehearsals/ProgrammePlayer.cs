using System.Diagnostics;

namespace Funding.Rehearsals;

/// <summary>What a rehearsal may take.</summary>
/// <param name="Bytes">Of managed memory that the process has beside what it had.</param>
public sealed record RehearsalBudget(TimeSpan Time, long Bytes)
{
    public static readonly RehearsalBudget Usual = new(TimeSpan.FromSeconds(90), 1L << 30);
}

/// <summary>Plays the round of any programme in a house of its own, one at a time.</summary>
public sealed class ProgrammePlayer(Catalogue catalogue, MailOptions mail, RehearsalBudget budget) : IRehearsalPlayer, IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public void Dispose() => one.Dispose();

    public async Task<RehearsedRound> PlayAsync(RehearsalScene scene, CancellationToken cancellation = default)
    {
        if (!await one.WaitAsync(0, cancellation))
        {
            throw new RefusedException(RehearsalRefusals.Busy());
        }

        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            stop.CancelAfter(budget.Time);
            Task<RehearsedRound> played;

            // Whoever measures or traces the request does not count what is played.
            using (ExecutionContext.SuppressFlow())
            {
                played = Task.Run(() => PlayInHouseAsync(scene, stop.Token), CancellationToken.None);
            }

            var round = await played;
            cancellation.ThrowIfCancellationRequested();
            return round;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<RehearsedRound> PlayInHouseAsync(RehearsalScene scene, CancellationToken stop)
    {
        var (watch, had) = (Stopwatch.StartNew(), GC.GetTotalMemory(false));
        var opens = scene.Request.Opens!.Value;
        var known = scene.Unreleased is { } steps ? catalogue.With(steps) : catalogue;
        await using var house = new RehearsalHouse(known, mail, ShanghaiTime.StartOf(opens) + OfficeHours.Opens);
        var played = new PlayedScene(house, scene, known);
        house.Time.WhenSettled = () =>
        {
            stop.ThrowIfCancellationRequested();
            return GC.GetTotalMemory(false) - had > budget.Bytes
                ? throw new RehearsalStoppedException(RehearsalTroubles.TooLarge()) : Task.CompletedTask;
        };
        Bilingual? trouble = null;
        try
        {
            await played.PlayAsync(stop);
        }
        catch (RehearsalStoppedException stopped)
        {
            trouble = stopped.Reason;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            trouble = RehearsalTroubles.TooLong((int)budget.Time.TotalSeconds);
        }
        catch (RefusedException refused)
        {
            trouble = new(
                string.Join(' ', refused.Refusals.Select(r => r.Chinese)), string.Join(' ', refused.Refusals.Select(r => r.English)));
        }
        catch (RoundStaysException stays)
        {
            trouble = RehearsalTroubles.Stays(stays.Stage.Id);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            trouble = Bilingual.Same(wrong.Message);
        }

        house.Time.WhenSettled = null;
        return await played.CountAsync(trouble, watch.Elapsed);
    }
}

/// <summary>The rehearsal cannot go on.</summary>
internal sealed class RehearsalStoppedException(Bilingual reason) : Exception(reason.En)
{
    public Bilingual Reason { get; } = reason;
}
