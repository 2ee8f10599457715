namespace Funding.Workflows.Review;

/// <summary>What an application is about, from its submitted answers.</summary>
internal sealed class ApplicationFields(ApplicationStore applications)
{
    public async Task<IReadOnlyList<string>> OfAsync(Programme programme, Application application, CancellationToken cancellation) =>
        PanelExperts.FieldsOf(programme, await applications.ReadSubmittedAsync(application, cancellation));
}
