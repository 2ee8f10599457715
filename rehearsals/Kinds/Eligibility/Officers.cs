namespace Funding.Rehearsals.Kinds.Eligibility;

public static class Officers
{
    /// <summary>Whatever waits for an officer is decided on.</summary>
    public static async Task DecideEligibilityAsync(this Player play)
    {
        await play.InTimeAsync(
            await play.InStateAsync(EligibilityStage.ForOfficers), application => play.OfficerOf(Cast.NumberOf(application.Id)).PersonId,
            some => play.EachAsync(some, async application =>
            {
                var number = Cast.NumberOf(application.Id);
                var eligible = !play.Ineligible(number);
                await play.Get<EligibilityCommands>().DecideAsync(
                    play.OfficerOf(number), play.Id, application.Id, eligible,
                    eligible ? "材料齐全，符合条件。" : "申报单位成立年限不符合申报条件。");
            }));
        await play.SettleAsync();
    }
}
