namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Where experts begin.</summary>
internal sealed class ReviewLandingQueries(ExpertReviews reviews) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ReviewApplication);

    public string Path => ReviewLinks.Desk;

    public int Rank => 30;

    /// <summary>A sheet is neither signed nor given back.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        (await reviews.RoundsAsync(actor, cancellation)).Any(line => line.Round.IsAt(PanelReviewStage.Kind) && line.Reviewer.Open > 0);
}
