namespace Funding.Workflows.Programmes;

public static class CatalogueRefusals
{
    private static readonly Texts Texts = new(typeof(CatalogueRefusals));

    public static Refusal UnknownProgramme(string id) =>
        new("programme-unknown", "programme", Texts.Of("unknown-programme", id)) { Kind = RefusalKind.NotFound };

    /// <param name="steps">The ids of its steps; none where it has no steps.</param>
    public static Refusal UnknownStep(string step, IReadOnlyList<string> steps) => new(
        "step-unknown", "step",
        steps.Count == 0 ? Texts.Of("no-steps", step) : Texts.Of("unknown-step", step, string.Join(", ", steps)))
    {
        Kind = RefusalKind.NotFound,
    };
}
