namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Links of the review are theirs who hold a seat without a conflict: whoever lost the last one gets nothing.</summary>
internal sealed class ReviewLinkQueries(ExpertReviews reviews, RoundStore rounds) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.ReviewDesk];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        var actor = person.AsActor("rule:fresh-link");
        return actor.Can(Right.ReviewApplication)
            && await rounds.FindAsync(link.Terms.Subject, cancellation) is not null
            && (await reviews.DeskAsync(actor, link.Terms.Subject, cancellation)).Lines.Count > 0;
    }
}
