namespace Funding.Workflows.Office;

/// <summary>How many cases are open in a stage.</summary>
public sealed record StageCases(PlannedStage Stage, int Open);

/// <summary>A case in a list: where it is open, since when, until when.</summary>
public sealed record CaseLine(OpenCase Case, Application Application);

/// <summary>The cases of a round whose cases go their own way, for the office: how many are open in which stage, and which.</summary>
public sealed class CaseLists(OpenCases cases)
{
    public const int PageSize = 50;

    /// <summary>Of each stage that they pass; one transaction for a thousand. Empty where the cases go with their round.</summary>
    public async Task<IReadOnlyList<StageCases>> CountAsync(Round round, CancellationToken cancellation = default)
    {
        var counted = new List<StageCases>();
        foreach (var stage in round.Stages.Where(s => round.Stages.IsByCase(s.Id)))
        {
            counted.Add(new(stage, round.IsRunning() ? await cases.CountAsync(round.Id, stage.Id, cancellation) : 0));
        }

        return counted;
    }

    /// <summary>The open cases of a stage, one page by number.</summary>
    public async Task<(IReadOnlyList<CaseLine> Items, string? Continuation)> PageAsync(
        Actor actor, string roundId, StageKey stage, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var (items, next) = await cases.PageAsync(roundId, stage, PageSize, continuation, cancellation);
        return ([.. items.Select(i => new CaseLine(i.Case, i.Application))], next);
    }
}
