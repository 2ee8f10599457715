namespace Funding.Platform.Web.Api;

/// <summary>What the framework could not read, said as refusals that name line and path.</summary>
public static partial class ApiFaults
{
    public static IReadOnlyList<Refusal> Of(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => [ApiRefusals.MediaType("application/json")],
        { StatusCode: not StatusCodes.Status400BadRequest } => [],
        { InnerException: JsonException json } => Of(json),
        _ when Parameter().Match(bad.Message) is { Success: true } parameter => [ApiRefusals.BadParameter(parameter.Groups["name"].Value)],
        _ when bad.Message.Contains("no body", StringComparison.OrdinalIgnoreCase)
            || bad.Message.Contains("was not provided from body", StringComparison.Ordinal) => [ApiRefusals.BodyMissing()],
        _ => [ApiRefusals.Unreadable()],
    };

    private static IReadOnlyList<Refusal> Of(JsonException json)
    {
        var path = json.Path is { Length: > 0 } p ? p : "$";
        if (Unmapped().Match(json.Message) is { Success: true } unmapped)
        {
            var member = unmapped.Groups["member"].Value;
            return [ApiRefusals.UnknownMember(path.EndsWith(member, StringComparison.Ordinal) ? path : $"{path}.{member}", member)];
        }

        if (json.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            return [.. Quoted()
                .Matches(json.Message[json.Message.IndexOf(':', StringComparison.Ordinal)..])
                .Select(m => ApiRefusals.MissingMember(path == "$" ? m.Groups["name"].Value : $"{path}.{m.Groups["name"].Value}"))];
        }

        // The reader's own faults are of the syntax; a value that does not fit comes from a converter.
        return json.InnerException is JsonException || json.GetType() != typeof(JsonException)
            ? [ApiRefusals.Malformed(path, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1)]
            : [ApiRefusals.WrongType(path, (json.LineNumber ?? 0) + 1)];
    }

    [GeneratedRegex("^The JSON property '(?<member>.+)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(Failed to bind parameter|Required parameter) \"\\S+ (?<name>\\w+)\"(?! from \"null\")(?!.*from body)")]
    private static partial Regex Parameter();
}
