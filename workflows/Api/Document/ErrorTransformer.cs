using Microsoft.OpenApi;

namespace Funding.Workflows.Api.Document;

/// <summary>Says of each call which token it needs and what an error looks like.</summary>
internal static class ErrorTransformer
{
    public static async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiAccess>().Last();
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description =
                "A problem: 400 unreadable, 404 nothing of that id, 409 conflict or closed, 413 too large, 415 media type, 422 not "
                    + "valid, 429 too many, 500 a fault of ours.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.MediaType] = new()
                {
                    Schema = await SchemaAsync(
                context, cancellation)
                }
            },
        };
        if (access.Rights is null)
        {
            return;
        }

        operation.Description = $"Roles: {string.Join(", ", access.Roles.Order())}.";
        operation.Security = [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, context.Document)] = [] }
        ];
        operation.Responses["401"] = new OpenApiResponse { Description = "No token, or one that is unknown, expired or revoked." };
        operation.Responses["403"] = new OpenApiResponse { Description = "The token's role may not do this." };
    }

    private static async Task<IOpenApiSchema> SchemaAsync(OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Document!.Components?.Schemas?.ContainsKey(nameof(ApiProblem)) != true)
        {
            context.Document.AddComponent(nameof(ApiProblem), await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellation));
        }

        return new OpenApiSchemaReference(nameof(ApiProblem), context.Document);
    }
}
