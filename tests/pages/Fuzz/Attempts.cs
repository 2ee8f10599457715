namespace Funding.Pages.Tests.Fuzz;

/// <summary>Makes requests of which one thing is junk and the rest is as it should be.</summary>
internal sealed class Attempts(FuzzWorld world, Known known, Random random)
{
    private const string Here = "\u0001junk\u0001";

    /// <summary>An address of the route with real values.</summary>
    public string Address(string route, string? junked = null, int? of = null)
    {
        var (round, application) = world.Cases[of ?? random.Next(world.Cases.Count)];
        return Regex.Replace(route, @"\{(\w+)[^}]*\}", m => m.Groups[1].Value switch
        {
            var name when name == junked => Junk.Percent(Text()),
            "round" => round,
            "application" => application,
            "index" => "0",
            "documentName" => "v1",
            var name => Junk.Percent(known.Pick(name, random)),
        });
    }

    public string Text() => Junk.Texts[random.Next(Junk.Texts.Count)];

    /// <summary>Requests with a junk path parameter, query parameter, header or body each.</summary>
    public IEnumerable<HttpRequestMessage> Of(Call call, int rounds)
    {
        foreach (var parameter in call.Parameters)
            yield return Request(call, Address(call.Route, parameter), Plain(call));
        for (var i = 0; i < rounds && call.Query.Count > 0; i++)
            yield return Request(
                call, $"{Address(call.Route)}?{call.Query[random.Next(call.Query.Count)]}={Junk.Percent(Text())}", Plain(call));
        for (var i = 0; i < rounds; i++)
        {
            var request = Request(call, Address(call.Route), Plain(call));
            var (name, value) = Junk.Headers[random.Next(Junk.Headers.Count)];
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
            yield return request;
        }

        if (call.Reads)
            yield break;
        for (var i = 0; i < 2 * rounds && call.Example is not null; i++)
            yield return Request(call, Address(call.Route), Json(call.Example));
        for (var i = 0; i < rounds; i++)
            yield return Request(
                call,
                Address(call.Route),
                Content(Junk.Bytes(Junk.Bodies[random.Next(Junk.Bodies.Count)]), random.Next(2) == 0
                    ? "application/json"
                    : Junk.MediaTypes[random.Next(Junk.MediaTypes.Count)]));
        yield return Request(
            call,
            Address(call.Route),
            Content(Junk.Bytes(call.Example?.ToJsonString() ?? "{}"), Junk.MediaTypes[random.Next(Junk.MediaTypes.Count)]));
    }

    /// <summary>A form sent with one field junk, gone or doubled; or its bytes under another media type.</summary>
    public IEnumerable<HttpRequestMessage> Of(KnownForm form, int rounds)
    {
        var open = form.Fields.Index().Where(f => f.Item.Key != "form-token").Select(f => f.Index).ToList();
        for (var i = 0; i < rounds; i++)
        {
            var fields = form.Fields.ToList();
            if (open.Count > 0)
            {
                var at = open[random.Next(open.Count)];
                if (i % 5 == 4)
                    fields.RemoveAt(at);
                else if (i % 5 == 3)
                    fields.Add(new(fields[at].Key, Text()));
                else
                    fields[at] = new(fields[at].Key, Text());
            }
            else
            {
                fields.Add(new(Text(), Text()));
            }

            yield return new HttpRequestMessage(HttpMethod.Post, Exactly(form.Action))
            {
                Content = form.Multipart
                ? Multipart(fields)
                : Encoded(fields, i == 0 ? Junk.MediaTypes[random.Next(Junk.MediaTypes.Count)] : "application/x-www-form-urlencoded")
            };
        }
    }

    private HttpContent? Plain(Call call) =>
        call.Reads || call.Method == "DELETE"
            ? null
            : Content(Encoding.UTF8.GetBytes(call.Example?.ToJsonString() ?? "{}"), "application/json");

    /// <summary>The example with one value, at any depth, replaced by junk.</summary>
    private ByteArrayContent Json(JsonNode example)
    {
        var copy = example.DeepClone();
        var places = Places(copy).ToList();
        if (places.Count > 0)
            places[random.Next(places.Count)]();
        var text = copy.ToJsonString().Replace(
            JsonValue.Create(Here).ToJsonString(), Junk.Json[random.Next(Junk.Json.Count)], StringComparison.Ordinal);
        return Content(Encoding.UTF8.GetBytes(text), "application/json");
    }

    private static IEnumerable<Action> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(m => m.Key)
            .ToList()
            .SelectMany(name => Places(members[name]).Append(() => members[name] = Here)),
        JsonArray items => Enumerable.Range(0, items.Count).ToList().SelectMany(i => Places(items[i]).Append(() => items[i] = Here)),
        _ => [],
    };

    private static HttpRequestMessage Request(Call call, string address, HttpContent? content) =>
        new(new HttpMethod(call.Method), Exactly(address)) { Content = content };

    // As it is: nothing of it is put in order on the way.
    private static Uri Exactly(string address) =>
        new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static ByteArrayContent Content(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static ByteArrayContent Encoded(IEnumerable<KeyValuePair<string, string>> fields, string type) =>
        Content(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{Junk.Percent(f.Key)}={Junk.Percent(f.Value)}"))), type);

    private MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new MultipartFormDataContent("boundary");
        foreach (var (name, value) in fields)
        {
            var part = new ByteArrayContent(Junk.Bytes(value));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = $"\"{(name.All(c => c is > ' '
                and < (char)127 and not '"') ? name : "x")}\""
            };
            if (random.Next(20) == 0)
                part.Headers.TryAddWithoutValidation("Content-Type", Junk.MediaTypes[random.Next(Junk.MediaTypes.Count)]);
            form.Add(part);
        }

        return form;
    }
}
