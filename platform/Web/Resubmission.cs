namespace Funding.Platform.Web;

/// <summary>A post that was not carried out, with its fields to send again from a fresh form.</summary>
/// <param name="Fields">Empty when the post came from another site: then nothing of it is offered again.</param>
public sealed record Resubmission(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, bool SignedOut)
{
    internal static async Task<Resubmission> OfAsync(HttpContext http, bool signedOut)
    {
        var action = Url.Of(http.Request);
        if (!http.Request.HasFormContentType || !CameFromOurPage(http.Request))
            return new Resubmission(action, [], false, signedOut);
        var form = await FormText.ReadAsync(http.Request, http.RequestAborted);
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(http).FormFieldName;
        var fields = form.Where(f => f.Key != token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")));
        return new Resubmission(action, [.. fields], form.Files.Count > 0, signedOut);
    }

    private static bool CameFromOurPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site == "same-origin";
        return request.Headers.Origin is { Count: 1 } origin && origin == $"{request.Scheme}://{request.Host}";
    }
}
