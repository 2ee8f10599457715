namespace Funding.Rehearsals;

/// <summary>Applicants who withdraw after the call.</summary>
public static class Withdrawals
{
    private const string Reason = "合作企业调整投资计划，申报内容已无法实施。";

    /// <summary>When the stage after the call is entered for the first time.</summary>
    internal static async Task WithdrawAfterCallAsync(this Player play, Round round)
    {
        if (round.Stages.IndexOf(round.Stage) == 1 && round.Stages.Of(round.Stage).Pass == 1)
        {
            foreach (var submitted in (await play.InStateAsync(ApplicationState.Submitted))
                .Where(a => play.Withdrawn(Cast.NumberOf(a.Id))))
            {
                await play.WithdrawAsync(submitted.Id);
            }
        }
    }

    /// <summary>The last entry of the public notice: the next in reserve moves up.</summary>
    internal static async Task WithdrawFromNoticeAsync(this Player play)
    {
        var removed = (await play.InStateAsync(ApplicationState.Removed)).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var last = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Where(e => !removed.Contains(e.ApplicationId))
            .MaxBy(e => e.Rank);
        if (last is not null) await play.WithdrawAsync(last.ApplicationId);
    }

    private static async Task WithdrawAsync(this Player play, string id)
    {
        await play.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.ApplicantOf(id), play.Id, id, TypedConfirmation.Expected(id), Reason);
        await play.SettleAsync();
    }
}
