namespace Funding.Workflows.Stages;

/// <summary>What the office's page of one application has beside what its stages show; whoever owns it registers it.</summary>
public interface ICasePart
{
    /// <summary>Not asked for a reader who declared a conflict with the applicant, or acts for it: they see none of it.</summary>
    /// <returns>Null for nothing.</returns>
    Task<RenderFragment?> OfAsync(Round round, Application application, Actor reader, CancellationToken cancellation = default);
}
