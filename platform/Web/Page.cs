namespace Funding.Platform.Web;

/// <summary>The two answers of a page's handlers: the page itself, or the way to the next one.</summary>
public static class Page
{
    /// <summary>Renders a page from its model.</summary>
    public static IResult Render<TPage, TModel>(TModel model)
        where TPage : PageOf<TModel> => new Rendered(Part<TPage, TModel>(model));

    /// <summary>Renders a page that needs no model.</summary>
    public static IResult Render<TPage>()
        where TPage : Part => new Rendered(builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.CloseComponent();
        });

    /// <summary>A part of a page that others compose, such as what a kind of stage shows in the office's page of a round.</summary>
    public static RenderFragment Part<TPart, TModel>(TModel model)
        where TPart : PageOf<TModel> => builder =>
        {
            builder.OpenComponent<TPart>(0);
            builder.AddComponentParameter(1, nameof(PageOf<TModel>.Model), model);
            builder.CloseComponent();
        };

    /// <summary>A page as a file: of an archive, say.</summary>
    /// <param name="services">Those of the request that asks for it.</param>
    public static string Text<TPage, TModel>(TModel model, IServiceProvider services)
        where TPage : PageOf<TModel> => PageWriter.Text(Part<TPage, TModel>(model), services);

    /// <summary>After an act: 303 to the page that shows its outcome, with a message shown there once.</summary>
    /// <param name="url">An address of one of the Links classes.</param>
    public static IResult Redirect(string url, string? flash = null) => new SeeOther(url, flash);

    private sealed class Rendered(RenderFragment page) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            var here = http.RequestServices.GetRequiredService<PageContext>();
            here.Flash ??= http.RequestServices.GetRequiredService<Flash>().Take(http);
            return PageWriter.SendAsync(http, page);
        }
    }

    private sealed class SeeOther(string url, string? flash) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (flash is not null)
                http.RequestServices.GetRequiredService<Flash>().Put(http, flash);
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = Url.Ascii(url);
            return Task.CompletedTask;
        }
    }
}
