namespace Funding.Tests.Support.Kinds.Eligibility;

public static class Officers
{
    /// <summary>Whatever waits for an officer is found eligible.</summary>
    public static async Task DecideEligibilityAsync(this RoundPlayer play)
    {
        await play.EachAsync(await play.InStateAsync(EligibilityStage.ForOfficers), application =>
            play.Get<EligibilityCommands>().DecideAsync(Cast.Officer, play.Id, application.Id, true, "材料齐全，符合条件。"));
        await play.SettleAsync();
    }
}
