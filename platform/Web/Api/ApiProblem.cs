using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Funding.Platform.Web.Api;

/// <summary>An error as application/problem+json (RFC 9457).</summary>
/// <param name="Type">Stable path of the kind of problem: /problems/ and the code.</param>
/// <param name="Title">One sentence in the caller's language.</param>
/// <param name="Code">Of the first reason; scripts rely on it.</param>
/// <param name="Errors">Every reason at once.</param>
/// <param name="Link">A page that helps on; null for none.</param>
/// <param name="Reference">For a fault of ours: what the log calls it.</param>
public sealed record ApiProblem(
    string Type, string Title, int Status, string Code, IReadOnlyList<ApiError> Errors, string? Link, string? Reference)
{
    public const string MediaType = "application/problem+json";

    public static ApiProblem Of(Problem problem, string language)
    {
        var refusals = problem.Refusals.Count > 0 ? problem.Refusals : [ApiRefusals.Of(problem.Status)];
        var code = refusals[0].Code;
        return new ApiProblem(
            "/problems/" + code,
            refusals[0].In(language),
            problem.Status,
            code,
            [.. refusals.Select(r => ApiError.Of(r, language))],
            refusals.Select(r => r.Link).FirstOrDefault(l => l is not null),
            problem.Reference);
    }

    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Status;
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return http.Response.WriteAsJsonAsync(Of(problem, ApiLanguage.Of(http)), options, MediaType, http.RequestAborted);
    }
}

/// <summary>One reason.</summary>
/// <param name="Code">Stable, kebab case.</param>
/// <param name="Field">The JSON member, path or parameter; null when it is about the whole request.</param>
/// <param name="Detail">A whole sentence in the language that was asked for.</param>
public sealed record ApiError(string Code, string? Field, string Detail, string DetailZh, string DetailEn)
{
    public static ApiError Of(Refusal refusal, string language) =>
        new(refusal.Code, refusal.Field, refusal.In(language), refusal.Chinese, refusal.English);
}
