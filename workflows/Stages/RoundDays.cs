namespace Funding.Workflows.Stages;

/// <summary>The days of a round: its plan from the programme's stages, and everything that moves with it.</summary>
public sealed class RoundDays(StageKindSet kinds, WorkingCalendar calendar)
{
    /// <summary>The plan of a round of the programme that opens on a day, by the lengths of its stages.</summary>
    public StagePlan Plan(Programme programme, DateOnly opens) =>
        RoundPlan.Of(programme, kind => kinds[kind].Declaration, opens, calendar);

    /// <summary>The round on another plan, with the days of its stages' kinds moved along.</summary>
    public Round Place(Round round, StagePlan plan, DateOnly today)
    {
        var placed = round;
        foreach (var kind in plan.Select(s => s.Kind).Distinct())
        {
            placed = kinds[kind].Place(placed with { Stages = round.Stages }, plan, today);
            plan = placed.Stages;
        }

        return placed;
    }

    /// <summary>The round on the plan that holds once its stage is left for the target, with its days recounted.</summary>
    public Round Leave(Round round, StagePlan plan, StageKey target, DateOnly today) =>
        Place(round, RoundPlan.Left(plan, round.Stage, target, today, calendar), today);

    /// <summary>What of the kinds' rows belongs into the commit that moves the round's days.</summary>
    public async Task MoveAsync(Commit commit, Round before, Round after, CancellationToken cancellation)
    {
        foreach (var stage in before.Stages)
        {
            await kinds[stage.Kind].MoveAsync(commit, before, after, cancellation);
        }
    }

    /// <summary>Every day that somebody plans by, in order: of each stage its own days, then its closing.</summary>
    public IReadOnlyList<DatedDay> Of(Round round) => [.. round.Stages.SelectMany(stage => OfStage(round, stage))];

    /// <summary>
    /// Every stage with the days between which it runs as planned, up to the first where cases go their own way, which have days of their
    /// own. A stage that ends by its work has the day on which it would where nothing holds it up.
    /// </summary>
    public IReadOnlyList<ScheduledStage> Schedule(Round round, Programme programme)
    {
        var stages = new List<ScheduledStage>();
        var begins = round.Opens;
        foreach (var stage in round.Stages.TakeWhile(s => !round.Stages.IsByCase(s.Id)))
        {
            var ends = stage.Closes ?? kinds[stage.Kind].ExpectedEnd(programme, begins);
            stages.Add(new(stage.Id, NameOf(stage), begins, ends, stage.Closes is null));
            // What lasts ends with its last day; what is worked off at once leads on within the day.
            begins = stage.Closes is null && ends == begins ? ends : ends.AddDays(1);
        }

        return stages;
    }

    public DeadlineChange Change(Round before, Round after) => DeadlineChange.Of(before, after, Of(before), Of(after));

    /// <summary>Every day of the round, for the record: a stage's id for its closing, with a name behind it for a day of its own.</summary>
    public (string Name, string Value)[] ForRecord(Round round) => [.. Of(round).Select(d => RoundMail.Day(
        d.Day.Named is { } named ? $"{d.Day.Stage}.{named}" : d.Day.Stage.Id, d.On))];

    public Bilingual NameOf(PlannedStage stage) => kinds[stage.Kind].Name;

    public Bilingual NameOf(IStaged staged, StageKey stage) => NameOf(staged.Stages.Of(stage));

    /// <summary>The day as it stands in a sentence.</summary>
    public Bilingual InSentence(RoundDay day) => day.Named is { } named ? kinds[day.Kind].DayName(named) : kinds[day.Kind].InSentence;

    /// <summary>The day at the head of a line.</summary>
    public Bilingual NameOf(RoundDay day) => day.Named is { } named ? kinds[day.Kind].DayName(named) : kinds[day.Kind].Closes;

    /// <summary>What a proposed change asks for, as mails say it.</summary>
    public Bilingual Request(Round round, RoundProposal proposal) =>
        proposal.Request(proposal.Stage is { } stage ? kinds[round.Stages.Of(stage).Kind].InSentence : null);

    public Bilingual ClosesOf(PlannedStage stage) => kinds[stage.Kind].Closes;

    private IEnumerable<DatedDay> OfStage(Round round, PlannedStage stage)
    {
        foreach (var (named, on) in kinds[stage.Kind].OwnDays(round))
        {
            yield return new DatedDay(new RoundDay(stage.Id, stage.Kind, named), on);
        }

        if (stage.Closes is { } closes)
        {
            yield return new DatedDay(new RoundDay(stage.Id, stage.Kind), closes);
        }
    }
}
