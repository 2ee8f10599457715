namespace Funding.Rehearsals;

/// <summary>People who act only on the last day, when they were reminded of it.</summary>
public static class Lateness
{
    // After the reminder of the last day, and well before midnight.
    private static readonly TimeSpan Hour = TimeSpan.FromHours(15);

    /// <summary>Those who are in time act now, then the clock moves to the last day of the stage, and the others act.</summary>
    /// <param name="personOf">Id of who acts.</param>
    public static async Task InTimeAsync<T>(
        this Player play, IEnumerable<T> items, Func<T, string> personOf, Func<IReadOnlyList<T>, Task> act)
    {
        var late = items.ToLookup(item => play.Late(personOf(item)));
        await act([.. late[false]]);
        if (!late[true].Any()) return;
        await play.ToLastDayAsync();
        await act([.. late[true]]);
    }

    /// <summary>To the afternoon of the last day of the present stage; not at all where it has none or it is later by now.</summary>
    public static async Task ToLastDayAsync(this Player play)
    {
        await play.SettleAsync();
        var round = await play.RoundAsync();
        if (round.Stages.Of(round.Stage).Closes is { } closes && ShanghaiTime.StartOf(closes) + Hour is var last && last > play.Time.Now)
            await play.AdvanceToAsync(last);
    }
}
