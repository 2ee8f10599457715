namespace Funding.Local;

/// <summary>Under which names this host is reached, and what a proxy with TLS before it may say.</summary>
internal static class PublicSite
{
    /// <summary>
    /// Serves its own names alone. Any web page can have its name resolve to this machine and would then read, in its visitor's
    /// browser, what is meant for loopback; and a wrong name never gets into anything that is made from a request.
    /// </summary>
    public static IServiceCollection AddPublicSite(this IServiceCollection services, Uri publicBaseUrl) =>
        services.AddHostFiltering(names =>
            names.AllowedHosts = [.. new[] { "127.0.0.1", "localhost", "[::1]", publicBaseUrl.IdnHost }.Distinct()]);

    /// <summary>Comes before everything that looks at scheme or address of a request.</summary>
    public static void UsePublicSite(this IApplicationBuilder app, Uri publicBaseUrl)
    {
        // Only a proxy on this machine can reach the port; without one nobody may claim another address.
        if (!publicBaseUrl.IsLoopback)
            app.UseForwardedHeaders(
                new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseHostFiltering();
    }
}
