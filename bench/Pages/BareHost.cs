using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Funding.Bench.Pages;

/// <summary>The plainest thing that answers: Kestrel alone, and as many bytes as it is asked for.</summary>
internal static class BareHost
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bodies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        app.Run(http =>
        {
            byte[]? body;
            lock (bodies)
            {
                var path = http.Request.Path.Value!;
                if (!bodies.TryGetValue(path, out body))
                    bodies[path] = body = [.. Enumerable.Repeat((byte)'x', int.Parse(path[1..], CultureInfo.InvariantCulture))];
            }

            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body).AsTask();
        });
        await app.StartAsync();
        await Child.ServeAsync(new { Port = new Uri(app.Urls.Single()).Port });
        await app.StopAsync();
    }
}
