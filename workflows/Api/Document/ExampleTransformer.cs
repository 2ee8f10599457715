using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using Microsoft.OpenApi;

namespace Funding.Workflows.Api.Document;

/// <summary>Writes each call's examples beside its schemas, in the very form that the API reads and writes.</summary>
internal static class ExampleTransformer
{
    public static async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>().Last();
        operation.OperationId = IdOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        var request = Node(example.Request, options);
        if (example.RequestMedia is { } media)
        {
            var content = new Dictionary<string, OpenApiMediaType>();
            foreach (var type in media)
            {
                content[type] = type switch
                {
                    ApiBody.Json => new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(example.Request!.GetType(), null, cancellation),
                        Example = request
                    },
                    ApiBody.Form => OfForm(example.Form!),
                    _ => new() { Schema = Binary(), Example = request },
                };
            }

            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = content };
        }
        else
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            {
                content.Example = request;
            }
        }

        if (example.ResponseMedia is { } answer)
        {
            var schema = answer == ApiBody.Json ? new OpenApiSchema { Type = JsonSchemaType.Object } : Binary();
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "OK",
                Content = new Dictionary<string, OpenApiMediaType> { [answer] = new() { Schema = schema } }
            };
        }

        var response = example.ResponseFrom?.Invoke(context.ApplicationServices) ?? example.Response;
        foreach (var content in operation.Responses?.Where(r => r.Key[0] == '2').SelectMany(r => r.Value.Content?.Values ?? []) ?? [])
        {
            content.Example = Node(response, options);
        }
    }

    private static OpenApiMediaType OfForm(FormParts form)
    {
        var parts = form.Fields.ToDictionary(f => f, _ => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String });
        var example = new JsonObject(form.Fields.Select(f => KeyValuePair.Create(f, (JsonNode?)"…")));
        if (form.File is { } one)
        {
            parts[one] = Binary();
            example[one] = "…";
        }

        if (form.Files is { } several)
        {
            parts[several] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Binary() };
            example[several] = new JsonArray("…");
        }

        return new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = parts,
                Required = parts.Keys.Where(p => p != form.Files).ToHashSet()
            },
            Example = example,
        };
    }

    private static OpenApiSchema Binary() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static JsonNode? Node(object? value, JsonSerializerOptions options) =>
        value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), options);

    /// <summary>Such as getRoundsApplications: stable while the path is.</summary>
    private static string IdOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Split('/', '-')
            .Where(p => p is not ("api" or "v1"))
            .Select(p => Capital(p.Trim('{', '}').Split(':')[0])));

    private static string Capital(string word) => word.Length == 0 ? "" : word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..];
}
