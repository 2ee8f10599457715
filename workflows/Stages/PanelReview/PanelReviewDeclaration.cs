namespace Funding.Workflows.Stages.PanelReview;

/// <inheritdoc cref="PanelReviewSettings"/>
public sealed class PanelReviewDeclaration() : StageDeclaration<PanelReviewSettings>(PanelReviewSettings.Kind)
{
    public override IReadOnlyList<string> CorePages => ["review"];

    public override IReadOnlyList<Type> Gives => [typeof(IScores), typeof(IPanel)];

    public override IReadOnlyList<Type> Needs => [typeof(ISeats)];

    public override StageWork Work => StageWork.Experts;

    public override StageLength Length(PanelReviewSettings settings) => StageLength.InDays(settings.Days);

    protected override IEnumerable<Fault> Check(PanelReviewSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        if (settings.AcceptWorkingDays >= settings.Days)
            yield return new(
                "acceptWorkingDays", $"out of order: an expert accepts before the review ends; at most {settings.Days - 1}");
        var seats = settings.Panel.Parties.Values.Sum();
        if (seats != settings.Panel.Size)
            yield return new("panel.parties", $"the seats add to {seats}; they must add to the panel's size, {settings.Panel.Size}");
        foreach (var fault in RubricFaults.Of(settings.Rubric)) yield return fault;
    }
}
