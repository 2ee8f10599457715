namespace Funding.Rehearsals.Kinds.Committee;

public static class Members
{
    public static async Task ApproveAsync(this Player play, Actor member)
    {
        var hash = (await play.RoundAsync()).RankingHash!;
        await play.Get<ApprovalCommands>().ApproveAsync(member, play.Id, TypedConfirmation.Expected(hash));
        await play.SettleAsync();
    }

    /// <summary>One case.</summary>
    public static async Task ApproveAsync(this Player play, Actor member, string caseId)
    {
        await play.Get<CaseVoteCommands>().ApproveAsync(member, play.Id, caseId, TypedConfirmation.Expected(caseId));
        await play.SettleAsync();
    }
}
