using Microsoft.OpenApi;

namespace Funding.Workflows.Api.Document;

/// <summary>The OpenAPI document: what the endpoints say, with an example for each call, the token and the form of errors.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string Route = "/openapi/{documentName}.json";
    public const string Bearer = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = call => call.HttpMethod != HttpMethods.Head
            && call.ActionDescriptor.EndpointMetadata.OfType<ApiAccess>().Any()
            && call.ActionDescriptor.EndpointMetadata.OfType<ApiExample>().Any();
        options.AddSchemaTransformer(DecimalsAreText);
        options.AddOperationTransformer(ExampleTransformer.TransformAsync);
        options.AddOperationTransformer(ErrorTransformer.TransformAsync);
        options.AddDocumentTransformer(DescribeAsync);
    });

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Funding",
            Version = Name,
            Description =
                "Selection rounds from the call to the announcement. A token acts as one role; docs/roles.md says what a role may do. "
                    + "Decimals are strings, days are YYYY-MM-DD in Asia/Shanghai.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Issued by the host's command line: token --email … --role … --days …"
        };
        return Task.CompletedTask;
    }

    private static Task DecimalsAreText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
        if ((nullable ?? context.JsonTypeInfo.Type) == typeof(decimal))
        {
            schema.Type = nullable is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "decimal";
            schema.Pattern = @"^-?\d+(\.\d+)?$";
        }

        return Task.CompletedTask;
    }
}
