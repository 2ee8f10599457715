namespace Funding.Workflows.Stages;

/// <summary>A stage of a round as its kind is asked about it.</summary>
/// <param name="Programme">As the round keeps it.</param>
/// <param name="Case">The one case that is asked about, where the stage runs case by case; null for all of them together.</param>
public sealed record StageView(Round Round, PlannedStage Stage, Programme Programme, OpenCase? Case = null);

/// <summary>
/// A kind of stage: all that the core knows of it. Written by deriving from <see cref="StageKind{TSettings,TFacts}"/>, registered with
/// <see cref="StageKinds.AddStageKind{TKind, TDeclaration}"/>.
/// </summary>
public interface IStageKind : IStageFace, IStageChanges, IStageUpkeep, IStagePersonalData
{
    /// <summary>As the programme's file writes it, such as panel-review.</summary>
    string Kind { get; }

    /// <summary>What the kind says of itself to who reads a programme's file: exits, length, checks.</summary>
    IStageDeclaration Declaration { get; }

    /// <summary>What the stage does by itself, those acts included that leave it: one for each exit that the decision may take.</summary>
    IReadOnlyList<ActRun> Acts { get; }

    /// <summary>How the stage is called in both languages.</summary>
    Bilingual Name { get; }

    /// <summary>The name as it stands in a sentence, such as "the call".</summary>
    Bilingual InSentence { get; }

    /// <summary>What ends with the closing day, such as "Call closes".</summary>
    Bilingual Closes { get; }

    /// <summary>The name of one of the kind's own days.</summary>
    Bilingual DayName(string named);

    /// <summary>Reads what the stage's decision needs and asks it: a few rows, whatever the round's size.</summary>
    Task<StageStep> NextAsync(StageView at, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What happens as the stage begins, before its round is seen in it; broken off anywhere it is repeated.</summary>
    /// <param name="entering">The round as it will be.</param>
    /// <returns>The round as it is to be kept.</returns>
    Task<Round> EnterAsync(Round entering, CancellationToken cancellation);

    /// <summary>What belongs into the commit that opens a case where the stage runs case by case, such as the mail that asks.</summary>
    /// <returns>The application as it is to be kept.</returns>
    Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation);

    /// <summary>The round on another plan: a kind with days of its own moves them along.</summary>
    Round Place(Round round, StagePlan plan, DateOnly today);

    /// <summary>Days of the stage that somebody plans by, beside its closing.</summary>
    IEnumerable<(string Named, DateOnly On)> OwnDays(Round round);

    /// <summary>The day on which a stage without a closing day would end where nothing holds it up. Pure but for the calendar.</summary>
    /// <param name="begins">The day on which it begins.</param>
    DateOnly ExpectedEnd(Programme programme, DateOnly begins);

    /// <summary>The due days inside the present stage follow the working calendar; whom a moved one concerns is told.</summary>
    Task FollowCalendarAsync(Round round, CancellationToken cancellation);

    /// <summary>After a change of days everybody has been told of.</summary>
    Task AfterExtensionAsync(Round round, CancellationToken cancellation);
}
