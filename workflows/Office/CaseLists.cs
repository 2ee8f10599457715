namespace Funding.Workflows.Office;

/// <summary>How many cases are open in a stage.</summary>
public sealed record StageCases(PlannedStage Stage, int Open);

/// <summary>A case in a list: where it is open, since when, until when.</summary>
/// <param name="LastDay">Null where its work ends it.</param>
public sealed record CaseLine(OpenCase Case, RolledApplication Application, DateOnly? LastDay)
{
    public const string Name = ApplicationRollForm.Name;
    public const string State = ApplicationRollForm.State;
    public const string Since = "since";
    public const string Until = "until";

    public static readonly RollForm<CaseLine> Form = new(
        line => line.Application.Texts,
        [
            new("number", line => line.Case.CaseId),
            new(Name, line => line.Application.Name),
            new(State, line => (int)line.Application.Summary.State),
            new(Since, line => line.Case.OpenedAt),
            new(Until, line => line.LastDay),
        ],
        [new(State, line => $"{line.Application.Summary.State}", Enum.GetNames<ApplicationState>())]);
}

/// <summary>The cases of a round whose cases go their own way, for the office: how many are open in which stage, and which.</summary>
public sealed class CaseLists(OpenCases cases, ApplicationRollStore rolls)
{
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

    /// <summary>The open cases of a stage; one transaction for a thousand, beside the roll's.</summary>
    public async Task<RollPage<CaseLine>> FindAsync(
        Actor actor, string roundId, PlannedStage stage, RollQuery query, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var open = await cases.AllAsync(roundId, stage.Id, cancellation);
        var applications = (await rolls.ReadAsync(roundId, cancellation)).ToDictionary(a => a.Summary.Id, StringComparer.Ordinal);
        return Roll.Of([.. open.Select(c => new CaseLine(c, applications[c.CaseId], c.LastDay(stage)))], CaseLine.Form, query);
    }
}
