namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Where experts begin.</summary>
internal sealed class ReviewLandingQueries(ExpertReviews reviews) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ReviewApplication);

    public string Path => ReviewLinks.Desk;

    public int Rank => 30;

    /// <inheritdoc cref="ReviewRound.Waits"/>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        (await reviews.RoundsAsync(actor, cancellation)).Any(line => line.Waits);
}
