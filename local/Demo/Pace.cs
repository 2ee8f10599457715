namespace Funding.Local.Demo;

/// <summary>How the year goes by between the acts of its people.</summary>
internal abstract class Pace
{
    public abstract DateTimeOffset Now { get; }

    public DateOnly Today => ShanghaiTime.DayOf(Now);

    /// <summary>Completes when everything that follows from the acts so far is done.</summary>
    public abstract Task SettleAsync();

    /// <summary>Whether what follows from the acts so far is there, once it had the time that it takes.</summary>
    public abstract Task<bool> ComesAsync(Func<Task<bool>> isThere);

    /// <summary>A person takes a moment for an act.</summary>
    public abstract void Tick();

    /// <summary>Goes to an hour of a day in Shanghai, by way of every timer before it; the past is where it is.</summary>
    public Task GoToAsync(DateOnly day, int hour, int minute = 0) => GoToAsync(ShanghaiTime.StartOf(day).AddHours(hour).AddMinutes(minute));

    public abstract Task GoToAsync(DateTimeOffset moment);

    /// <summary>Lets time go on until something is so.</summary>
    /// <exception cref="DemoException">It can no longer come to pass, or the year is over.</exception>
    public abstract Task UntilAsync(Func<Task<bool>> isSo, string what);
}
