namespace Funding.Workflows.Comments;

/// <summary>Comments go with the answers and documents that they are about.</summary>
internal sealed class CommentForgettingActs(CommentStore store, CommitWriter commits) : ICaseNotes
{
    // As many as an application has may be more than one batch holds.
    private const int AtOnce = 40;

    public async Task ForgetAsync(string roundId, string applicationId, CancellationToken cancellation)
    {
        foreach (var some in (await store.OfAsync(roundId, applicationId, cancellation)).Chunk(AtOnce))
        {
            var commit = new Commit(RoundKeys.Partition(roundId));
            foreach (var comment in some) commit.Delete(comment.Key);
            await commits.SaveAsync(
                commit.Audit(AuditNote.By(Forgotten.Rule, "comments-forgotten", applicationId, ("comments", $"{some.Length}"))),
                cancellation);
        }
    }
}
