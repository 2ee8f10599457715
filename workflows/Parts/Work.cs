namespace Funding.Workflows.Parts;

/// <summary>An application with what all its pages show.</summary>
/// <param name="Round">As it is for the application: where cases go their own way, in the stage of this one.</param>
/// <param name="Desk">The recommending one, as the round keeps it.</param>
/// <param name="Editable">Whether it may be changed now.</param>
/// <param name="CallOpen">Whether it may be reopened now.</param>
/// <param name="Missing">What keeps it from being submitted; empty where it is not editable.</param>
public sealed record Work(
    Round Round, Programme Programme, Desk Desk, Application Application, Answers Answers, bool Editable, bool CallOpen,
    IReadOnlyList<Refusal> Missing)
{
    /// <summary>What the round's present stage asks of the applicant; null for nothing, and on pages that do not show it.</summary>
    public StageTask? Task { get; init; }

    /// <summary>What happened to it, as its applicant may know it; read for the one page that shows it.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    /// <summary>Its case, where cases go their own way and it is open in a stage; null otherwise.</summary>
    public OpenCase? Open { get; init; }

    /// <summary>The draft is fresh, and the organisation applied before; false on pages that do not offer it.</summary>
    public bool HasEarlier { get; init; }

    /// <summary>What is on record of the organisation and against the rules; read for the page of a draft that tells it early.</summary>
    public IReadOnlyList<Bilingual> OnRecord { get; init; } = [];

    public string Name => Application.Name;

    /// <summary>Whether it may be withdrawn now, and what that does.</summary>
    public required Withdrawing Withdrawing { get; init; }

    /// <summary>The last day to change it.</summary>
    public DateOnly Due =>
        Application is { State: ApplicationState.UnderCorrection, Correction: { } correction }
            ? correction.DueOn : Round.CallCloses();

    public string To(string route) => ApplyLinks.Of(route, Round.Id, Application.Id);

    /// <summary>The pages of its form in order.</summary>
    public IReadOnlyList<string> Pages => FormOrder.Of(Programme, Round.Id, Application.Id);

    /// <summary>Which of its form's pages one is, from 1.</summary>
    public int NumberOf(string page) => Pages.TakeWhile(p => p != page).Count() + 1;

    /// <summary>The page and field where something missing is to be filled in.</summary>
    public string Where(Refusal refusal) => PageOf(refusal).With(ApplyLinks.Check, "1") + "#" + FieldPart.IdOf(refusal.Field ?? "main");

    /// <summary>What is missing on one page of the form.</summary>
    public IReadOnlyList<Refusal> MissingOn(string page) => [.. Missing.Where(r => PageOf(r) == page)];

    /// <summary>Whether an answer came from an earlier application and its page was not saved since.</summary>
    public bool IsCarried(string field) => Editable && Answers.Carried?.Contains(field) == true;

    /// <inheritdoc cref="IPartAnswers.RowOf"/>
    public Bilingual? RowOf(Refusal refusal) =>
        refusal.Field is { } field ? Programme.EachPart().Select(p => p.Kind.RowOf(field)).FirstOrDefault(row => row is not null) : null;

    private string PageOf(Refusal refusal) => refusal.Field == OrganisationRefusals.Field
        ? OrganisationLinks.Own(Application.CreditCode)
        : refusal.Field is { } field
            ? Programme.EachPart().Where(p => p.Kind.Has(p.Part, field)).Select(p => p.Kind.Path(p.Part, Round.Id, Application.Id))
                .FirstOrDefault(To(ApplyLinks.ApplicationRoute))
            : To(ApplyLinks.ApplicationRoute);
}
