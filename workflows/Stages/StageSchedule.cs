namespace Funding.Workflows.Stages;

/// <summary>Acts of a stage against their moments: the first that is due and not done, or the next moment to wait for.</summary>
public sealed class StageSchedule(StageMoment moment)
{
    private readonly DateTimeOffset now = moment.Now;
    private StageStep? due;
    private DateTimeOffset? next;

    /// <summary>Due from <paramref name="at"/> on, by the act's own cadence.</summary>
    /// <param name="deadline">Of an act that is done for each deadline.</param>
    public StageSchedule From(StageAct act, DateTimeOffset at, DateOnly? deadline = null)
    {
        if (now >= at && act.Mark(deadline, now) is { } mark && moment.Done.Contains(mark))
        {
            return act.Cadence == Cadence.Daily ? LookAt(ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1))) : this;
        }

        return Consider(StageStep.Do(act, deadline), at);
    }

    /// <summary>The same, and not any more from <paramref name="until"/> on: nobody is reminded of what is over.</summary>
    public StageSchedule Between(StageAct act, DateTimeOffset at, DateTimeOffset until, DateOnly? deadline = null) =>
        now < until ? From(act, at, deadline) : this;

    /// <summary>Ends the stage from <paramref name="at"/> on.</summary>
    public StageStep Leave(DateTimeOffset at) => Consider(StageStep.Leave(), at).Step();

    public StageStep Step() => due ?? StageStep.WaitUntil(next);

    private StageSchedule Consider(StageStep step, DateTimeOffset at)
    {
        if (at > now)
        {
            return LookAt(at);
        }

        due ??= step;
        return this;
    }

    private StageSchedule LookAt(DateTimeOffset at)
    {
        next = next is null || at < next ? at : next;
        return this;
    }
}
