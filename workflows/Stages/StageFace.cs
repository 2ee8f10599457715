using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Stages;

/// <summary>A kind that shows nothing but its names; what it shows beside them it overrides.</summary>
public abstract class StageFace : IStageFace
{
    private Texts? texts;

    /// <summary>The resource files that stand beside the kind's class under its name, the second with .en.</summary>
    protected Texts Texts => texts ??= new Texts(GetType());

    /// <summary>A mail of the kind's own; its texts are <c>Name.Subject</c>, <c>Name.Body</c> and so on in the resource files.</summary>
    protected static MailTemplate Mail(Texts texts, string name, bool hasButton, params string[] placeholders) =>
        new(name, hasButton, placeholders) { Texts = texts.Get };

    public virtual void Map(IStageRoutes routes)
    {
    }

    public virtual IReadOnlyList<MailTemplate> Mails => [];

    public virtual IReadOnlyList<StageLink> Links => [];

    public virtual RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) => null;

    public virtual IEnumerable<StageTerm> Terms(Programme programme) => [];

    public virtual RenderFragment? LaunchFields(Programme programme) => null;

    public virtual RenderFragment? LaunchSummary(LaunchRequest request, LaunchPlan plan, Func<string, string> change) => null;

    public virtual IReadOnlyList<StageExport> Exports => [];

    public virtual Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation) => Task.FromResult<StageLetter?>(null);

    public virtual Task<RenderFragment?> DecisionAsync(
        StageView at, Application application, Actor reader, bool barred, CancellationToken cancellation) =>
        Task.FromResult<RenderFragment?>(null);

    public virtual Task<StageTask?> TaskAsync(Round round, PlannedStage stage, Application own, CancellationToken cancellation) =>
        Task.FromResult<StageTask?>(null);

    public virtual Task<ExpertWork?> ExpertWorkAsync(
        Round round, PlannedStage stage, Actor expert, CancellationToken cancellation) => Task.FromResult<ExpertWork?>(null);

    public virtual Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StageDate>>([]);

    public virtual Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageWait>>([]);

    public virtual IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) => AsyncEnumerable.Empty<Waited>();

    public virtual Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageWait>>([]);

    public virtual Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<RenderFragment?>(null);

    public virtual Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation) => Task.FromResult<RenderFragment?>(null);

    public virtual Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StageEvent>>([]);

    public virtual IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) => AsyncEnumerable.Empty<RoundPart>();

    /// <exception cref="NotSupportedException">The kind names nobody.</exception>
    public virtual StageConcern Tell(Round round, Concern concern) =>
        throw new NotSupportedException($"{GetType().Name} names nobody whom a change concerns.");

    public virtual IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<WoundUp>();

    public virtual IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<SubjectKey>();
}
