namespace Funding.Workflows.Awards;

/// <summary>What stands on an award's page beside its duties; whoever owns it registers it.</summary>
public interface IAwardPart
{
    /// <param name="office">The page is the office's.</param>
    /// <returns>Null for nothing.</returns>
    Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default);
}
