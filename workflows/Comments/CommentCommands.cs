namespace Funding.Workflows.Comments;

/// <summary>Comments of the office on an application. Whoever is mentioned is told by mail, without the comment's text.</summary>
public sealed class CommentCommands(
    CommentStore store, CommentQueries reads, RoundStore rounds, ConflictDeclarations conflicts, OfficeHours hours, CommitWriter commits,
    TimeProvider clock)
{
    /// <exception cref="RefusedException">
    /// Not of the office, in conflict with the applicant, too long or too many, or somebody is mentioned who cannot read it.
    /// </exception>
    public async Task<CaseComment> SayAsync(
        Actor actor, string roundId, string applicationId, string? text, CancellationToken cancellation = default)
    {
        var application = await reads.OpenAsync(actor, roundId, applicationId, cancellation);
        var (said, all) = (text?.Trim() ?? "", await store.OfAsync(roundId, applicationId, cancellation));
        if (CommentDecision.Wrong(said, all.Count) is { Count: > 0 } wrong) throw new RefusedException(wrong);
        var colleagues = await store.ColleaguesAsync(roundId, cancellation);
        var mentions = Mentions.In(said, colleagues);
        if (mentions.Refusals.Count > 0) throw new RefusedException(mentions.Refusals);
        foreach (var person in mentions.PersonIds)
        {
            if (await conflicts.HasWithAsync(person, application, cancellation))
                throw new RefusedException(CommentRefusals.NotReader(colleagues.First(c => c.PersonId == person).Name));
        }

        var now = clock.GetUtcNow();
        var comment = new CaseComment(all.Count + 1, applicationId, said, mentions.PersonIds, actor.PersonId, now);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Insert(CommentKeys.Comment(applicationId, comment.Number), comment)
            .Audit(Noted(actor, "comment-written", comment, ("mentioned", $"{mentions.PersonIds.Count}"), ("sha256", Sha256Hex.Of(said))));
        foreach (var person in mentions.PersonIds.Where(p => p != actor.PersonId))
        {
            // What is said of one application until the office opens is one mail.
            commit.MailPage(
                round, CommentMails.CommentMention, person, $"{applicationId}:{hours.Next(now).UtcTicks}",
                OfficeLinks.Application(roundId, applicationId),
                ("ApplicationName", application.Name), ("ApplicationNumber", applicationId), ("Author", actor.Name));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return comment;
    }

    /// <summary>Its author takes a comment back.</summary>
    /// <exception cref="RefusedException">Not theirs, no such comment, in conflict with the applicant, or taken back.</exception>
    public async Task TakeBackAsync(
        Actor actor, string roundId, string applicationId, int number, CancellationToken cancellation = default)
    {
        await reads.OpenAsync(actor, roundId, applicationId, cancellation);
        var stored = (await store.OfAsync(roundId, applicationId, cancellation)).FirstOrDefault(c => c.Value.Number == number)
            ?? throw new RefusedException(CommentRefusals.NotFound());
        var after = CommentDecision.TakeBack(stored.Value, actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Replace(stored, after).Audit(Noted(actor, "comment-taken-back", after)), cancellation);
    }

    private static AuditNote Noted(Actor actor, string action, CaseComment comment, params IReadOnlyList<(string, string)> more) =>
        AuditNote.By(
            actor, action, comment.ApplicationId,
            [("number", comment.Number.ToString(CultureInfo.InvariantCulture)), .. more]);
}
