namespace Funding.Local.Demo;

/// <summary>One person's hand on the HTTP API: a token, and the paths of the round.</summary>
internal sealed class DemoClient(HttpClient http, string token)
{
    public Task<JsonElement> GetAsync(string path) => JsonAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object? body = null) =>
        JsonAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: FundingJson.Options));

    public Task<JsonElement> PutAsync(string path, object? body = null) =>
        JsonAsync(HttpMethod.Put, path, body is null ? null : JsonContent.Create(body, options: FundingJson.Options));

    public Task DeleteAsync(string path) => JsonAsync(HttpMethod.Delete, path, null);

    public Task<JsonElement> SendAsync(string path, string mediaType, byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return JsonAsync(HttpMethod.Post, path, body);
    }

    /// <summary>Every item of a paged list.</summary>
    public async Task<List<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        string? continuation = null;
        do
        {
            var page = await GetAsync(continuation is null
                ? path
                : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}continuation={Uri.EscapeDataString(continuation)}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            continuation = page.GetProperty("continuation").GetString();
        }
        while (continuation is not null);
        return items;
    }

    public async Task DownloadAsync(string path, string file)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null);
        await DemandAsync(response, path);
        await using var target = File.Create(file);
        await response.Content.CopyToAsync(target);
    }

    /// <summary>The code of the refusal that an act meets.</summary>
    /// <exception cref="DemoException">It was not refused.</exception>
    public async Task<string> RefusedAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body is null
            ? null
            : JsonContent.Create(body, options: FundingJson.Options));
        if (response.IsSuccessStatusCode)
            throw new DemoException($"{method} {path} was not refused.");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return problem.TryGetProperty("code", out var code) ? code.GetString()! : problem.GetRawText();
    }

    private async Task<JsonElement> JsonAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var response = await SendAsync(method, path, content);
        await DemandAsync(response, path);
        return response.Content.Headers.ContentLength == 0
            || response.StatusCode is System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.Accepted
            ? default
            : await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http.SendAsync(request);
    }

    private static async Task DemandAsync(HttpResponseMessage response, string path)
    {
        if (!response.IsSuccessStatusCode)
            throw new DemoException(
                $"{response.RequestMessage!.Method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}

/// <summary>The demonstration did not go as written.</summary>
internal sealed class DemoException(string message)
    : CommandException($"演示未按预期进行 / the demonstration did not go as written: {message} (FUNDING_TRACE=1)");
