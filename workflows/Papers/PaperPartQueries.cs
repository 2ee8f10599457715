namespace Funding.Workflows.Papers;

/// <summary>What the office advises, on its page of an application.</summary>
internal sealed class PaperPartQueries(PaperQueries papers) : ICasePart
{
    public async Task<RenderFragment?> OfAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default) =>
        application.SubmittedAt is null || !reader.Can(Right.ReadAllApplications) ? null
            : Page.Part<PaperPart, PaperPartModel>(new(
                application, (await papers.NoteAsync(round.Id, application.Id, cancellation))?.Value,
                reader.Can(Right.DecideEligibility)));
}

/// <param name="Note">Null while nothing is advised.</param>
/// <param name="Advises">The reader may write it.</param>
public sealed record PaperPartModel(Application Application, PaperNote? Note, bool Advises);
