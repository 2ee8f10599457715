using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Funding.Portal.Api.Document;

/// <summary>Writes each call's examples beside its schemas, in the very form that the API reads and writes.</summary>
internal static class ExampleTransformer
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>().Last();
        operation.OperationId = IdOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        if (example.RequestMedia is { } media)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = media.ToDictionary(m => m, _ => Binary()) };
        }

        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            content.Example = Node(example.Request, options);
        }

        if (example.ResponseMedia is { } answer)
        {
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse { Description = "OK", Content = new Dictionary<string, OpenApiMediaType> { [answer] = Binary() } };
        }

        foreach (var response in operation.Responses?.Where(r => r.Key[0] == '2').Select(r => r.Value) ?? [])
        {
            foreach (var content in response.Content?.Values ?? [])
            {
                content.Example = Node(example.Response, options);
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiMediaType Binary() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };

    private static JsonNode? Node(object? value, JsonSerializerOptions options) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), options);

    /// <summary>Such as getRoundsApplications: stable while the path is.</summary>
    private static string IdOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Split('/', '-').Where(p => p is not ("api" or "v1")).Select(p => Capital(p.Trim('{', '}').Split(':')[0])));

    private static string Capital(string word) => word.Length == 0 ? "" : word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..];
}
