using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Stages;

/// <summary>
/// What a kind of stage shows to persons and tells them. Whoever composes a page of many stages asks every kind and knows none by name.
/// A kind that has nothing to say answers with nothing, and reads no row for it.
/// </summary>
public interface IStageFace
{
    /// <summary>Maps the pages that the kind owns, once for all homes and stages.</summary>
    void Map(IStageRoutes routes);

    /// <summary>The kind's own mails; their texts are in its resource files.</summary>
    IReadOnlyList<MailTemplate> Mails { get; }

    /// <summary>The kind's own purposes of links; a link of one is refused for every other.</summary>
    IReadOnlyList<StageLink> Links { get; }

    /// <summary>What a programme's page says to everybody of the kind's stage: its rules, criteria, limits.</summary>
    /// <param name="desks">Those that go with the programme: a round's own for the programme as a round keeps it.</param>
    /// <returns>Null for nothing.</returns>
    RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks);

    /// <summary>What of the kind's stage belongs into the programme's summary, a line each.</summary>
    IEnumerable<StageTerm> Terms(Programme programme);

    /// <summary>The kind's fields in the form of a launch.</summary>
    /// <returns>Null for none.</returns>
    RenderFragment? LaunchFields(Programme programme);

    /// <summary>What they come to, as rows of the list that is looked at before the launch is confirmed.</summary>
    /// <param name="change">The address at which the answer in a field of the form is changed.</param>
    /// <returns>Null for nothing.</returns>
    RenderFragment? LaunchSummary(LaunchRequest request, LaunchPlan plan, Func<string, string> change);

    /// <summary>The tables that an administrator takes away of the kind's stage.</summary>
    IReadOnlyList<StageExport> Exports { get; }

    /// <summary>The official document that the kind's stage publishes, with its text as the kind writes it.</summary>
    /// <returns>Null for a kind that publishes none.</returns>
    Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation);

    /// <summary>What an applicant has to do for an application of theirs in the round's present stage.</summary>
    /// <returns>Null for nothing.</returns>
    Task<StageTask?> TaskAsync(Round round, PlannedStage stage, Application own, CancellationToken cancellation);

    /// <summary>
    /// What one of the round's experts has in the stage beside the sheets, for the desk where they begin; asked from the stage's beginning
    /// on.
    /// </summary>
    /// <returns>Null for nothing.</returns>
    Task<ExpertWork?> ExpertWorkAsync(Round round, PlannedStage stage, Actor expert, CancellationToken cancellation);

    /// <summary>
    /// Days of the stage on which a person has something to do, for their calendar, in whichever stage the round is. They name no applicant
    /// and no application: a calendar is read by many programs.
    /// </summary>
    Task<IReadOnlyList<StageDate>> DatesAsync(Round round, PlannedStage stage, Actor person, CancellationToken cancellation);

    /// <summary>Who is waited for in the present stage, a line each, for the office.</summary>
    Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation);

    /// <summary>
    /// The same one by one: who it is, since when, until when, and the kind's own reminder. Rows are read as the list is: whoever takes the
    /// first lines pays for these.
    /// </summary>
    IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation);

    /// <summary>What the present stage wants from one of the office, for their start page.</summary>
    Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation);

    /// <summary>The kind's part of the office's page of the round, from the stage's beginning on.</summary>
    /// <returns>Null for none.</returns>
    Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation);

    /// <summary>
    /// What of one application is decided in the stage, and what is to be seen for it; the office reads it first, whichever stage the round
    /// is in.
    /// </summary>
    /// <param name="barred">The reader declared a conflict with the applicant: nothing is theirs to decide.</param>
    /// <returns>Null for nothing.</returns>
    Task<RenderFragment?> DecisionAsync(
        StageView at, Application application, Actor reader, bool barred, CancellationToken cancellation);

    /// <summary>The kind's part of what the office reads of one application, from the stage's beginning on.</summary>
    /// <returns>Null for none.</returns>
    Task<RenderFragment?> DossierAsync(StageView at, Application application, Actor reader, CancellationToken cancellation);

    /// <summary>
    /// What happened to one application in the stage, each line with who may read it now beside the office: the kind says it by the phase
    /// that the round is in.
    /// </summary>
    Task<IReadOnlyList<StageEvent>> HistoryAsync(StageView at, Application application, CancellationToken cancellation);

    /// <summary>Who has something to do with the stage that a change of days may concern; nobody where none of its days moves.</summary>
    IAsyncEnumerable<RoundPart> PartsAsync(Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation);

    /// <summary>What a concern of one of these persons is called, and the link to where they act.</summary>
    StageConcern Tell(Round round, Concern concern);

    /// <summary>Who is told that the round is cancelled, and which walkers then look again; staff is told anyway.</summary>
    IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation);

    /// <summary>What a walker follows while the round is in the stage: reconcile has one run for each.</summary>
    IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation);
}

/// <param name="Title">What the page behind the link is called, before its reader has said who they are.</param>
/// <param name="Text">What opens once they have.</param>
public sealed record StageLink(LinkPurpose Purpose, Bilingual Title, Bilingual Text);

/// <summary>A line of a programme's summary, such as how many places there are.</summary>
public sealed record StageTerm(Bilingual Name, Bilingual Value);

/// <summary>A table of a round to take away.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Holds">What is in it, a sentence.</param>
/// <param name="Read">The table in a language, "zh" or "en".</param>
public sealed record StageExport(
    string Name, Bilingual Title, Bilingual Holds, Func<Round, Programme, string, CancellationToken, ExportTable> Read);

/// <summary>What a kind is told beside the stage when it writes its document.</summary>
/// <param name="Schedule">The stages with the days on which they end as planned.</param>
public sealed record LetterView(StageView Stage, RoundDesks Desks, IReadOnlyList<ScheduledStage> Schedule);

/// <param name="Name">What the stage is called.</param>
/// <param name="Ends">Its last day; one that ends by its work has the day on which it would where nothing holds it up.</param>
/// <param name="Expected">The day is no deadline.</param>
public sealed record ScheduledStage(StageKey Id, Bilingual Name, DateOnly Begins, DateOnly Ends, bool Expected);

/// <summary>The document of a stage as it would be published now.</summary>
/// <param name="Name">What such a document is called: 通知, 公示, 公布.</param>
/// <param name="Out">Since when what it tells is public; null before: until then it is written and not published.</param>
/// <param name="Template">Its text before anybody has edited it.</param>
/// <param name="Attachments">Its lists, which follow from the rows and are not edited.</param>
public sealed record StageLetter(
    Bilingual Name, string Number, DateTimeOffset? Out, LetterTemplate Template, IReadOnlyList<LetterAttachment> Attachments);

/// <summary>Something that an applicant has to do.</summary>
/// <param name="Text">What is asked, a sentence.</param>
/// <param name="Action">What the button says.</param>
/// <param name="Path">The page where it is done.</param>
/// <param name="Until">The last day; null where none is set.</param>
public sealed record StageTask(Bilingual Text, Bilingual Action, string Path, DateOnly? Until)
{
    /// <summary>Between which times of <see cref="Until"/> it is done; null for any time until its end.</summary>
    public (TimeOnly From, TimeOnly To)? Hours { get; init; }
}

/// <summary>A day, or some hours of it, on which a person has something to do.</summary>
/// <param name="Key">One in its stage and pass, and the same however the day moves.</param>
/// <param name="What">At the head of a line, without the round's name.</param>
public sealed record StageDate(string Key, Bilingual What, DateOnly Day, string Path)
{
    /// <summary>Null for the whole day.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Null where nobody knows how long it takes.</summary>
    public TimeOnly? To { get; init; }

    public Bilingual? Place { get; init; }
}

/// <summary>What an expert has in a stage.</summary>
/// <param name="Text">What it is, and what is left of it.</param>
/// <param name="Action">What the link says.</param>
/// <param name="Path">The page where it is.</param>
/// <param name="Waits">Something of it is theirs to do now.</param>
public sealed record ExpertWork(Bilingual Text, Bilingual Action, string Path, bool Waits);

/// <param name="Path">Where the office sees who it is; null for nowhere.</param>
public sealed record StageWait(Bilingual Text, string? Path = null);

/// <param name="What">As it stands at the head of a line: "Signing the statement of …".</param>
public sealed record StageConcern(Bilingual What, LinkTerms Link);

/// <param name="PersonId">Who is told; null for nobody.</param>
/// <param name="Subject">Whose walker looks again; null for none.</param>
public sealed record WoundUp(string? PersonId, SubjectKey? Subject = null);
