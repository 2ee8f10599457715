namespace Funding.Platform.Web.Api;

/// <summary>Bodies of calls that take more than one media type.</summary>
public static class ApiBody
{
    public const string Json = "application/json";
    public const string Form = "multipart/form-data";

    /// <exception cref="RefusedException">Neither JSON nor a form.</exception>
    /// <exception cref="BadHttpRequestException">It cannot be read; answered like any other body.</exception>
    public static async Task<T> ReadJsonAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new RefusedException(ApiRefusals.MediaType($"{Json}, {Form}"));
        }

        try
        {
            return await request.ReadFromJsonAsync<T>(cancellation) ?? throw new RefusedException(ApiRefusals.BodyMissing());
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException(unreadable.Message, StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
