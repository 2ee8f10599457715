using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations;

/// <summary>A change of the figures that a task book binds to.</summary>
public abstract class TaskBookVariation(string change) : VariationKind(new TaskBookDeclaration(change))
{
    public override Refusal? Bar(VariationFacts facts) =>
        facts.Book is null ? VariationRefusals.NoBook() : Years(facts).Count > 0 ? null : VariationRefusals.NoOpenYear();

    /// <summary>The years that it may be about.</summary>
    protected abstract IReadOnlyList<string> Years(VariationFacts facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<FigureYear, VariationModel>(model);

    public override RenderFragment Below(VariationModel model) => Page.Part<FigureMoves, VariationModel>(model);

    public override VariationOutcome Granted(VariationGrant grant) => new(grant.Award, grant.Wish.Book);

    private sealed class TaskBookDeclaration(string change) : VariationDeclaration(change)
    {
        public override IEnumerable<Fault> Check(VariationOutline variation, AwardSettings award, ProgrammeOutline programme)
        {
            if (!(award.Duties ?? []).Any(d => programme.Kinds.Duty(d.Kind).NeedsTargets))
                yield return new(
                    "change", $"'{variation.Change}' changes a task book, and no duty of the award agrees one; needed: a duty that does");
        }
    }
}
