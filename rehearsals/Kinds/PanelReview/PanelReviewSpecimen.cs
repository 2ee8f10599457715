namespace Funding.Rehearsals.Kinds.PanelReview;

public sealed class PanelReviewSpecimen : StageSpecimen
{
    public override string Kind => PanelReviewStage.Kind;

    public override string Settings =>
        "days: 21, acceptWorkingDays: 3, "
        + "panel: { size: 3, parties: { government: 1, industry: 0, enterprise: 1, school: 1 }, maxLoad: 50 }, "
        + "rubric: { step: 0.5, criteria: [{ id: merit, name: { zh: 质量, en: Merit }, guidance: { zh: 质量。, en: Merit. }, "
        + "weight: 100, max: 10 }] }";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        [.. (await play.SheetsAsync()).Where(sheet => sheet.State.IsOpen()).Select(sheet => sheet.ExpertId).Distinct()];

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Eventful)
        {
            await play.ReviewAsync(sheet => sheet.ExpertId[0] % 2 == 0);
            yield return "half of the sheets signed";
        }

        await play.ReviewAsync(_ => true);
        yield return "signed";
    }
}
