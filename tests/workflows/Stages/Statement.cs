namespace Funding.Workflows.Tests.Stages;

/// <summary>A kind of stage that lives in this folder alone: somebody signs a statement before the stage's last day is over.</summary>
public sealed record StatementSettings(int WorkingDays);

/// <param name="Signed">The statement is there.</param>
public sealed record StatementFacts(bool Signed);

public sealed class StatementDeclaration() : StageDeclaration<StatementSettings>("statement")
{
    public override string Schema => """
        { "description": "A statement.", "required": ["workingDays"], "properties": { "workingDays": { "type": "integer", "minimum": 1 } } }
        """;

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(StatementSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);
}

public sealed class StatementKind(ITableStore tables) : StageKind<StatementSettings, StatementFacts>(new StatementDeclaration())
{
    public static readonly StageAct Remind = new("RemindOfStatement", Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseStatement", seals: true);

    /// <summary>What the stage did, in order.</summary>
    public List<string> Log { get; } = [];

    public override Bilingual Name => new("声明", "Statement");

    public override Bilingual InSentence => new("声明", "the statement");

    public override Bilingual Closes => new("声明截止", "Statement closes");

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(Remind, (round, _) => Done($"remind {round.Stages.CloseOf(round.Stage):yyyy-MM-dd}")),
        ActRun.Of(Close, (_, _) => Done("close")),
    ];

    public override async Task<StatementFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(await tables.GetAsync(RoundKeys.Partition(at.Round.Id), "statement", cancellation) is not null);

    public override StageStep Next(StatementSettings settings, StatementFacts facts, StageMoment moment) => facts.Signed
        ? StageStep.Leave()
        : new StageSchedule(moment)
            .From(Remind, ShanghaiTime.StartOf(moment.LastDay), moment.LastDay)
            .Leave(ShanghaiTime.CloseOf(moment.LastDay));

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await Done("enter");
        return entering;
    }

    private Task Done(string what)
    {
        Log.Add(what);
        return Task.CompletedTask;
    }
}

/// <summary>Nobody has a part in it: its days pass.</summary>
public sealed class StatementSpecimen : StageSpecimen
{
    public override string Kind => "statement";

    public override string Settings => "workingDays: 5";
}
