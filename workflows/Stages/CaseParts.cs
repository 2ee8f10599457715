namespace Funding.Workflows.Stages;

/// <summary>Asks whoever has something on the office's page of an application that belongs to no stage.</summary>
public sealed class CaseParts(IEnumerable<ICasePart> all)
{
    /// <summary>In the order in which they are registered; the caller has seen that the reader has no conflict.</summary>
    public async Task<IReadOnlyList<RenderFragment>> OfAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default)
    {
        var parts = new List<RenderFragment>();
        foreach (var part in all)
        {
            if (await part.OfAsync(round, application, reader, cancellation) is { } own) parts.Add(own);
        }

        return parts;
    }
}
