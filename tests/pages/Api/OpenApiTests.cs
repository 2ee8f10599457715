using Microsoft.OpenApi;
using NJsonSchema;

namespace Funding.Pages.Tests.Api;

public sealed class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Every_call_has_a_summary_a_schema_and_examples()
    {
        var document = (await host.Anonymous().GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Json;
        var missing = new List<string>();
        var calls = 0;
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, call) in methods!.AsObject())
            {
                calls++;
                var name = $"{method} {path}";
                Look(missing, $"{name}: summary", call!["summary"]);
                Look(missing, $"{name}: errors", call["responses"]?["default"]?["content"]?["application/problem+json"]?["schema"]);
                foreach (var content in call["requestBody"]?["content"]?.AsObject() ?? [])
                {
                    Look(missing, $"{name}: request example", content.Value!["example"]);
                    Look(missing, $"{name}: request schema", content.Value["schema"]);
                }

                var answers = call["responses"]!.AsObject().Where(r => r.Key[0] == '2').ToList();
                if (answers.Count == 0)
                {
                    missing.Add($"{name}: no success response");
                }

                foreach (var content in answers.SelectMany(a => a.Value!["content"]?.AsObject() ?? []))
                {
                    Look(missing, $"{name}: response example", content.Value!["example"]);
                    Look(missing, $"{name}: response schema", content.Value["schema"]);
                }
            }
        }

        Assert.Equal([], missing);
        Assert.True(calls > 55, $"{calls} calls");
    }

    [Fact]
    public async Task The_document_is_read_as_OpenAPI_3_1_without_a_complaint()
    {
        var read = OpenApiDocument.Parse((await host.Anonymous().GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Text, "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(e => $"{e.Pointer}: {e.Message}"));
    }

    [Fact]
    public async Task Every_example_is_valid_by_the_schema_beside_it()
    {
        var document = (await host.Anonymous().GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Json;
        var (names, schemas, examples) = (new List<string>(), new JsonObject(), new JsonObject());
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, call) in methods!.AsObject())
            {
                var contents = new[] { call!["requestBody"] }
                    .Concat(call["responses"]!.AsObject().Select(r => r.Value))
                    .SelectMany(b => b?["content"]?.AsObject() ?? []);
                foreach (var (type, content) in contents.Where(c => c.Value!["example"] is not null))
                {
                    schemas[$"e{names.Count}"] = content!["schema"]!.DeepClone();
                    examples[$"e{names.Count}"] = content["example"]!.DeepClone();
                    names.Add($"{method} {path} {type}");
                }
            }
        }

        // One schema of them all: reading the components for each example would take minutes.
        var whole = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = schemas,
            ["definitions"] = document["components"]!["schemas"]!.DeepClone()
        };
        var schema = await JsonSchema.FromJsonAsync(
            whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var wrong = schema.Validate(examples.ToJsonString());

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Select(e => $"{e} of {string.Join(", ", names.Index()
            .Where(n => e.Path!.StartsWith($"#/e{n.Index}", StringComparison.Ordinal))
            .Select(n => n.Item))}")));
        Assert.True(names.Count > 80, $"{names.Count} examples");
    }

    [Fact]
    public async Task Operation_ids_are_different()
    {
        var document = (await host.Anonymous().GetAsync("/openapi/v1.json")).Json;
        var ids = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(c => (string)c.Value!["operationId"]!).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_request_example_is_one_that_the_call_can_read()
    {
        var options = host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var read = 0;
        foreach (var endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<ApiExample>() is { RequestMedia: null, Request: { } example })
            {
                var type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()!.RequestType!;
                var json = JsonSerializer.Serialize(example, type, options);
                Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, options), type, options));
                read++;
            }
        }

        Assert.True(read > 20, $"{read} examples");
    }

    [Fact]
    public async Task Decimals_are_text_and_the_token_is_described()
    {
        var document = (await host.Anonymous().GetAsync("/openapi/v1.json")).Json;

        Assert.Equal("string", (string?)document["components"]!["schemas"]!["Criterion"]!["properties"]!["weight"]!["type"]);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["bearer"]!["scheme"]);
        Assert.NotNull(document["paths"]!["/api/v1/rounds"]!["post"]!["security"]);
        Assert.Null(document["paths"]!["/api/v1/rounds"]!["get"]!["security"]);
    }

    private static void Look(List<string> missing, string what, JsonNode? node)
    {
        if (node is null || (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0))
        {
            missing.Add(what);
        }
    }
}
