namespace Funding.Tests.Support.Rounds;

/// <summary>
/// What the public, the applicants and the auditors have of a round: its hash, its certificates, each mail once, each act once.
/// </summary>
public static class RoundOutcome
{
    public static async Task<IReadOnlyList<string>> OutcomeAsync(this RoundPlayer play)
    {
        var round = await play.RoundAsync();
        var audit = await play.RowsAsync<AuditEntry>(AuditKeys.Entry);
        Assert.Null(AuditChain.Verify(audit));
        var mails = await play.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{play.Id}", KeyRange.Prefix("sent:"))
            .Select(m => m.Value.EffectKey)
            .Order(StringComparer.Ordinal)
            .ToListAsync();
        Assert.NotEmpty(mails);
        return
        [
            $"{round.Standing} at {round.Stage}, ranking {round.RankingVersion} {round.RankingHash}",
            .. (await play.RowsAsync<Award>(RoundKeys.Awards)).Select(a => $"{a.CertificateNumber} {a.ApplicationId} {a.Rank}"),
            .. (await play.RowsAsync<Application>(RoundKeys.Applications)).Select(a => $"{a.Id} {a.State} {a.DeskRank} {a.Rank}"),
            .. mails,
            .. audit.Select(e => $"{e.Note.Action} {e.Note.Subject}").Order(StringComparer.Ordinal),
        ];
    }
}
