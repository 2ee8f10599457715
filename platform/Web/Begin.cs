namespace Funding.Platform.Web;

/// <summary>Fills the page context before anything can fail, so that even a fault is told in the reader's language.</summary>
public sealed class Begin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, PageContext here)
    {
        here.Http = http;
        here.Language = Languages.Choose(http, null);
        CultureInfo.CurrentUICulture = Languages.CultureOf(here.Language);
        return next(http);
    }
}
