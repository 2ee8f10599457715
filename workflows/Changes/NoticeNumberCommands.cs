namespace Funding.Workflows.Changes;

/// <summary>The 文号 of the public notice and of the announcement, given by an administrator until each is published.</summary>
public sealed class NoticeNumberCommands(RoundStore rounds, CommitWriter commits)
{
    public const string PublicNoticeField = "publicNotice";
    public const string AnnouncementField = "announcement";

    /// <summary>Sets both; one that is published already is left out or the same.</summary>
    /// <param name="publicNotice">Null or blank: the launch's number with an ending.</param>
    /// <exception cref="RefusedException">A number is no number, is another notice's, or its notice is out.</exception>
    public async Task<Round> SetAsync(
        Actor actor, string roundId, string? publicNotice, string? announcement, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var stored = await rounds.GetAsync(roundId, cancellation);
        var before = stored.Value;
        if (before.Standing == RoundStanding.Cancelled)
        {
            throw new RefusedException(ProposalRefusals.RoundFinished());
        }

        var refusals = new List<Refusal>();
        var after = before with
        {
            OwnPublicNoticeNumber = Given(
                publicNotice, PublicNoticeField, before.PublicNoticeNumber, before.OwnPublicNoticeNumber, refusals),
            OwnAnnouncementNumber = Given(
                announcement, AnnouncementField, before.AnnouncementNumber, before.OwnAnnouncementNumber, refusals),
        };
        if (refusals.Count == 0)
        {
            refusals.AddRange(Taken(after));
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        if (after == before)
        {
            return before;
        }

        // A sealed round is publishing one of them in this moment.
        if (before.Seal is not null)
        {
            throw new RefusedException(StorageRefusals.ChangedMeanwhile());
        }

        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Replace(stored, after)
                .Audit(AuditNote.By(
                    actor,
                    "notice-numbers-set",
                    roundId,
                    (PublicNoticeField, after.PublicNoticeNumberToBe()),
                    (AnnouncementField, after.AnnouncementNumberToBe()))), cancellation);
        return after;
    }

    private static string? Given(string? number, string field, string? published, string? before, List<Refusal> refusals)
    {
        var given = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        if (published is not null)
        {
            if (given is not null && given != published)
            {
                refusals.Add(NoticeNumberRefusals.Published(field, published));
            }

            return before;
        }

        if (given is not null)
        {
            refusals.AddRange(NoticeNumber.Check(given, field));
        }

        return given;
    }

    /// <summary>Each notice has a number of its own.</summary>
    private static IEnumerable<Refusal> Taken(Round round)
    {
        var (notice, announcement) = (round.PublicNoticeNumberToBe(), round.AnnouncementNumberToBe());
        if (notice == round.NoticeNumber)
        {
            yield return NoticeNumberRefusals.Taken(PublicNoticeField, notice);
        }

        if (announcement == round.NoticeNumber || announcement == notice)
        {
            yield return NoticeNumberRefusals.Taken(AnnouncementField, announcement);
        }
    }
}

internal static class NoticeNumberRefusals
{
    private static readonly Texts Texts = new(typeof(NoticeNumberRefusals));

    public static Refusal Published(string field, string number) =>
        new("notice-published", field, Texts.Of("published", number)) { Kind = RefusalKind.Conflict };

    public static Refusal Taken(string field, string number) => new("notice-number-taken", field, Texts.Of("taken", number));
}
