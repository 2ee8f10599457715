namespace Funding.Workflows.Stages;

/// <summary>A case that is open in a stage, as an act of the stage's kind gets it.</summary>
/// <param name="View">
/// Round, stage and programme; its case is the row's. Where cases go their own way the round stands in the case's stage and pass: it is to
/// be read, never kept.
/// </param>
/// <param name="Application">As it is before the act; who changes it returns it, and the core writes it once.</param>
public sealed record CaseAt(StageView View, Stored<OpenCase> Row, Stored<Application> Application)
{
    public Round Round => View.Round;

    /// <exception cref="InvalidOperationException">The case has no last day.</exception>
    public DateOnly LastDay => Row.Value.LastDay(View.Stage)
        ?? throw new InvalidOperationException($"The case {Row.Value.CaseId} has no last day in the stage '{View.Stage.Id}'.");
}
