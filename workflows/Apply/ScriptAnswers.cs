namespace Funding.Workflows.Apply;

/// <summary>What the pages' scripts get: JSON in the reader's language.</summary>
internal static class ScriptAnswers
{
    /// <param name="language">Of the reader.</param>
    /// <param name="unusable">What is kept as it was typed and cannot be submitted: it is never called saved.</param>
    public static IResult Saved(string version, DateTimeOffset at, string language, IEnumerable<Refusal> unusable) =>
        Results.Json(new
        {
            version,
            at = ShanghaiTime.Local(at).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            unusable = unusable.Select(r => new { code = r.Code, field = r.Field, text = r.In(language) }),
        });

    /// <summary>Answers a refusal with its sentences and the status of its kind.</summary>
    public static async ValueTask<object?> Refusals(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception failure) when (Problems.RefusalsOf(failure) is { } refusals)
        {
            var language = context.HttpContext.RequestServices.GetRequiredService<PageContext>().Language;
            return Results.Json(
                new
                {
                    refusals = refusals.Select(
                    r => new { code = r.Code, field = r.Field, text = r.In(language) })
                }, statusCode: Problems.StatusOf(refusals[0].Kind));
        }
    }
}
