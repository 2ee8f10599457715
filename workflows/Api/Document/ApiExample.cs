namespace Funding.Workflows.Api.Document;

/// <summary>What the OpenAPI document shows of a call, beside what it finds by itself.</summary>
/// <param name="Request">Of the call's request type, or the text of a body that is no JSON; null for a call without a body.</param>
/// <param name="Response">Of the call's response type, or text; null for an empty answer.</param>
internal sealed record ApiExample(object? Request, object? Response)
{
    /// <summary>Media types of a body that the handler reads itself; null for JSON.</summary>
    public string[]? RequestMedia { get; init; }

    /// <summary>What a multipart form among <see cref="RequestMedia"/> consists of.</summary>
    public FormParts? Form { get; init; }

    /// <summary>Media type of an answer that the handler writes itself.</summary>
    public string? ResponseMedia { get; init; }

    /// <summary>The response from what the host serves, where no example made by hand would be whole.</summary>
    public Func<IServiceProvider, object>? ResponseFrom { get; init; }
}

/// <summary>The parts of a multipart form: text fields, and one field with a file or with several.</summary>
internal sealed record FormParts(params string[] Fields)
{
    public string? File { get; init; }

    public string? Files { get; init; }
}

internal static class ExampleConventions
{
    /// <summary>One line of what the call does, and an example of it.</summary>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder call, string summary, object? response, object? request = null) =>
        call.WithSummary(summary).WithMetadata(new ApiExample(request, response));

    /// <summary>For a call that takes or gives something else than JSON.</summary>
    public static RouteHandlerBuilder Carries(this RouteHandlerBuilder call, string summary, ApiExample example) =>
        call.WithSummary(summary).WithMetadata(example);
}
