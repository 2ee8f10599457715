namespace Funding.Pages.Tests.Api;

/// <summary>Calls by one token.</summary>
public sealed class ApiClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, Json(body ?? new { }));

    public Task<ApiAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<ApiAnswer> PostTextAsync(string path, string body, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, type));

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path) { Content = content };

        // So that a refusal arrives before the whole body was sent for nothing.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1 << 20;
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new ApiAnswer(response.StatusCode, headers, text);
    }

    private static StringContent Json(object body) =>
        new(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Code => (string?)Json["code"] ?? "";

    /// <summary>"code field" of every reason.</summary>
    public IReadOnlyList<string> Errors => [.. Json["errors"]!.AsArray().Select(e => $"{e!["code"]} {e["field"]}".Trim())];

    /// <exception cref="InvalidOperationException">Another status; the text says which.</exception>
    public ApiAnswer Must(HttpStatusCode status) =>
        Status == status
            ? this
            : throw new InvalidOperationException($"{(int)Status} instead of {(int)status}: {Text[..Math.Min(Text.Length, 1500)]}");

    public ApiAnswer Ok() =>
        (int)Status < 300 ? this : throw new InvalidOperationException($"{(int)Status}: {Text[..Math.Min(Text.Length, 1500)]}");

    /// <summary>Nothing of ours is shown: no stack, no type names.</summary>
    public ApiAnswer Clean() => Text.Contains("   at ", StringComparison.Ordinal) || Text.Contains("Exception", StringComparison.Ordinal)
        ? throw new InvalidOperationException($"It shows its insides: {Text}")
        : this;
}
