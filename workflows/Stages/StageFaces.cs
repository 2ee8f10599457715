using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Stages;

/// <summary>Asks the kinds of a round's stages what they show: the present stage's, or those of all stages that it has come to.</summary>
public sealed class StageFaces(RoundStore rounds, StageKindSet kinds)
{
    /// <summary>In the order of the programme's stages.</summary>
    public IEnumerable<RenderFragment> Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        programme.Stages.Select(stage => kinds[stage.Kind].Facts(programme, desks)).OfType<RenderFragment>();

    /// <inheritdoc cref="Facts"/>
    public IEnumerable<StageTerm> Terms(Programme programme) => programme.Stages.SelectMany(stage => kinds[stage.Kind].Terms(programme));

    /// <inheritdoc cref="Facts"/>
    public IEnumerable<RenderFragment> LaunchFields(Programme programme) =>
        programme.Stages.Select(stage => kinds[stage.Kind].LaunchFields(programme)).OfType<RenderFragment>();

    /// <inheritdoc cref="Facts"/>
    public IEnumerable<RenderFragment> LaunchSummary(LaunchRequest request, LaunchPlan plan, Func<string, string> change) =>
        plan.Stages.Select(stage => kinds[stage.Kind].LaunchSummary(request, plan, change)).OfType<RenderFragment>();

    /// <inheritdoc cref="Facts"/>
    public IReadOnlyList<StageExport> Exports(Round round) => [.. round.Stages.SelectMany(stage => kinds[stage.Kind].Exports)];

    /// <returns>Null where the applicant has nothing to do in the present stage.</returns>
    public Task<StageTask?> TaskAsync(Round round, Application own, CancellationToken cancellation = default) =>
        round.IsRunning()
            ? TaskInAsync(round.For(own), own, cancellation)
            : Task.FromResult<StageTask?>(null);

    /// <summary>What an expert has in the stages that the round has come to, in their order.</summary>
    public async Task<IReadOnlyList<ExpertWork>> ExpertWorkAsync(Round round, Actor expert, CancellationToken cancellation = default)
    {
        var all = new List<ExpertWork>();
        foreach (var stage in Reached(round))
        {
            if (await kinds[stage.Kind].ExpertWorkAsync(round, stage, expert, cancellation) is { } work)
            {
                all.Add(work);
            }
        }

        return all;
    }

    /// <summary>When a person has something to do in the stages of a running round.</summary>
    public async Task<IReadOnlyList<(PlannedStage Stage, StageDate Date)>> DatesAsync(
        Round round, Actor person, CancellationToken cancellation = default)
    {
        var all = new List<(PlannedStage, StageDate)>();
        foreach (var stage in round.Stages)
        {
            all.AddRange((await kinds[stage.Kind].DatesAsync(round, stage, person, cancellation)).Select(date => (stage, date)));
        }

        return all;
    }

    public async Task<IReadOnlyList<StageWait>> WaitsAsync(Round round, Actor reader, CancellationToken cancellation = default)
    {
        var waits = new List<StageWait>();
        foreach (var stage in round.PresentStages())
        {
            waits.AddRange(await kinds[stage.Kind].WaitsAsync(await AtAsync(round, stage.Id, cancellation), reader, cancellation));
        }

        return waits;
    }

    /// <summary>Who is waited for in one of the round's present stages; nobody in another.</summary>
    public async IAsyncEnumerable<Waited> WaitedAsync(
        Round round, StageKey stage, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (round.PresentStages().FirstOrDefault(s => s.Id == stage) is not { } present)
            yield break;
        await foreach (var waited in kinds[present.Kind].WaitedAsync(await AtAsync(round, stage, cancellation), cancellation))
            yield return waited;
    }

    /// <summary>What the round's present stages want from one of the office.</summary>
    public async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation = default)
    {
        var duties = new List<StageWait>();
        foreach (var stage in round.PresentStages())
        {
            duties.AddRange(await kinds[stage.Kind].DutiesAsync(round, reader, cancellation));
        }

        return duties;
    }

    public Task<IReadOnlyList<RenderFragment>> OverviewAsync(Round round, Actor reader, CancellationToken cancellation = default) =>
        PartsAsync(round, (kind, at) => kind.OverviewAsync(at, reader, cancellation), cancellation);

    public async Task<IReadOnlyList<RenderFragment>> DecisionsAsync(
        Round round, Application application, Actor reader, bool barred, CancellationToken cancellation = default)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var parts = new List<RenderFragment>();
        foreach (var stage in round.Stages)
        {
            if (await kinds[stage.Kind].DecisionAsync(new(round, stage, programme), application, reader, barred, cancellation) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    public Task<IReadOnlyList<RenderFragment>> DossierAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default) =>
        PartsAsync(round, (kind, at) => kind.DossierAsync(at, application, reader, cancellation), cancellation);

    /// <summary>What happened to the application so far, as that reader may know it now.</summary>
    public async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        Round round, Application application, HistoryReaders reader, CancellationToken cancellation = default)
    {
        var events = CaseHistory.Own(round, application).ToList();
        foreach (var at in await ReachedAsync(round, cancellation))
        {
            events.AddRange(await kinds[at.Stage.Kind].HistoryAsync(at, application, cancellation));
        }

        return CaseHistory.For(reader, events);
    }

    /// <returns>Null where no kind has the purpose.</returns>
    public StageLink? LinkOf(string slug) => kinds.All.SelectMany(k => k.Links).FirstOrDefault(l => l.Purpose.Slug == slug);

    private async Task<IReadOnlyList<RenderFragment>> PartsAsync(
        Round round, Func<IStageKind, StageView, Task<RenderFragment?>> of, CancellationToken cancellation)
    {
        var parts = new List<RenderFragment>();
        foreach (var at in await ReachedAsync(round, cancellation))
        {
            if (await of(kinds[at.Stage.Kind], at) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private async Task<IReadOnlyList<StageView>> ReachedAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        return [.. Reached(round).Select(stage => new StageView(round, stage, programme))];
    }

    private static IEnumerable<PlannedStage> Reached(Round round) =>
        round.IsRolling() ? round.Stages : round.Stages.Take(round.Stages.IndexOf(round.Stage) + 1);

    private Task<StageTask?> TaskInAsync(Round round, Application own, CancellationToken cancellation) =>
        kinds.Of(round).TaskAsync(round, round.Stages.Of(round.Stage), own, cancellation);

    private async Task<StageView> AtAsync(Round round, StageKey stage, CancellationToken cancellation) =>
        new(round, round.Stages.Of(stage), await rounds.GetProgrammeAsync(round.Id, cancellation));
}
