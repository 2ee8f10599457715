namespace Funding.Workflows.Stages.Agreement;

/// <summary>Checking the content code of a sealed document, for whoever holds a copy.</summary>
internal static class ContentCodePages
{
    public static void Map(IEndpointRouteBuilder group) => group.MapPage(PublicLinks.ContentCode, CheckAsync);

    private static async Task<IResult> CheckAsync(
        string? code, PageContext here, ContentCodeGate gate, ContentCodeQueries codes, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
            return Page.Render<ContentCodePage, ContentCodeModel>(new("", null));
        gate.Take(here.Http.Connection.RemoteIpAddress);
        return Page.Render<ContentCodePage, ContentCodeModel>(new(code, await codes.FindAsync(code, cancellation)));
    }
}

/// <param name="Typed">Empty where nothing was asked for.</param>
/// <param name="Found">Null where it is of no document, or nothing was asked for.</param>
public sealed record ContentCodeModel(string Typed, ContentCodeFacts? Found);
