namespace Funding.Workflows.Changes;

/// <summary>
/// Tells everybody whom a change of days concerns, in batches. It is an effect of the change's own commit: however often it breaks off
/// and is carried out again, a person has one mail of the change, and the record one entry.
/// </summary>
internal sealed class DeadlineTelling(
    RoundStore rounds, DeadlineAudience audience, StageKindSet kinds, RoundDays days, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "tell-moved";

    // A mail is one row of some kilobytes.
    private const int MailsPerCommit = 50;

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var news = FundingJson.Deserialize<DeadlineNews>(payload)!;
        var round = (await rounds.GetAsync(news.RoundId, cancellation)).Value;
        if (round.Standing == RoundStanding.Cancelled)
        {
            return;
        }

        var concerned = await audience.ReadAsync(round, news.Change, cancellation);
        foreach (var some in concerned.Chunk(MailsPerCommit))
        {
            var commit = some.Aggregate(new Commit(RoundKeys.Partition(round.Id)), (c, person) =>
                c.TellMoved(round, news.Change, days, kinds, person, news.Cause, news.Reason));
            await commits.SaveAsync(commit, cancellation);
        }

        if (round.IsRunning())
        {
            await kinds.Of(round).AfterExtensionAsync(round, cancellation);
        }

        var told = Concerns.ByKind(concerned).Select(k => ($"{k.Kind}", k.Persons.ToString(CultureInfo.InvariantCulture)));
        var record = new Commit(RoundKeys.Partition(round.Id))
            .Insert(RoundKeys.DeadlinesTold(news.Cause), news.Cause)
            .Audit(AuditNote.By(Actor.Rule(KindName), "deadlines-told", round.Id,
                [("change", news.Cause), ("persons", concerned.Count.ToString(CultureInfo.InvariantCulture)), .. told]));
        // An effect whose own end met a conflict is carried out again.
        await Attempts.OnceAsync(ConflictKind.Exists, () => commits.SaveAsync(record, cancellation), cancellation);
    }
}

/// <param name="Cause">Names the change in the round: the proposal's id, or the calendar's years.</param>
internal sealed record DeadlineNews(string RoundId, string Cause, DeadlineChange Change, Bilingual Reason);

internal static class DeadlineTellingExtensions
{
    /// <summary>Tells whom the change concerns, after the commit; nothing when no day moves.</summary>
    public static Commit TellOf(this Commit commit, string roundId, string cause, DeadlineChange change, Bilingual reason)
    {
        var news = new DeadlineNews(roundId, cause, change, reason);
        return change.Moved.Count == 0 ? commit : commit.Then(Effect.Of(DeadlineTelling.KindName, $"tell-moved:{roundId}:{cause}", news));
    }
}
