namespace Funding.Rehearsals.Kinds.Eligibility;

public static class Officers
{
    /// <summary>Whatever waits for an officer is decided on.</summary>
    public static async Task DecideEligibilityAsync(this Player play)
    {
        await play.EachAsync(await play.InStateAsync(EligibilityStage.ForOfficers), application =>
            Cast.NumberOf(application.Id) is var number && play.Ineligible(number)
                ? play.Get<EligibilityCommands>().DecideAsync(
                    play.OfficerOf(number), play.Id, application.Id, false, "申报单位成立年限不符合申报条件。")
                : play.Get<EligibilityCommands>().DecideAsync(
                    play.OfficerOf(number), play.Id, application.Id, true, "材料齐全，符合条件。"));
        await play.SettleAsync();
    }
}
