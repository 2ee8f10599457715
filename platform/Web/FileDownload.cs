using Microsoft.AspNetCore.Http.Features;

namespace Funding.Platform.Web;

/// <summary>A file that is written into the answer, on its way to whoever asked for it.</summary>
public static class FileDownload
{
    /// <summary>A table as CSV.</summary>
    /// <param name="name">Of the file, with its ending.</param>
    /// <param name="read">Not called where only the head of the answer is asked for.</param>
    public static Task<IResult> TableAsync(HttpContext http, string name, Func<Task<ExportTable>> read, CancellationToken cancellation) =>
        WriteAsync(
            http, CsvExport.ContentType, name, async () => await CsvExport.WriteAsync(await read(), http.Response.Body, cancellation));

    /// <summary>An archive, written while it is sent.</summary>
    /// <param name="write">Into the answer's body; not called where only its head is asked for.</param>
    public static Task<IResult> ZipAsync(HttpContext http, string name, Func<Stream, Task> write)
    {
        // The framework's archive writes the few bytes before an entry without waiting; contents it writes asynchronously.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        return WriteAsync(http, "application/zip", name, () => write(http.Response.Body));
    }

    /// <param name="write">Into the answer's body; not called where only its head is asked for.</param>
    public static async Task<IResult> WriteAsync(HttpContext http, string type, string name, Func<Task> write)
    {
        Begin(http, type, name);
        if (!HttpMethods.IsHead(http.Request.Method))
            await write();
        return Results.Empty;
    }

    /// <summary>What the answer says of its file.</summary>
    public static void Begin(HttpContext http, string type, string name)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = DocumentDownload.Disposition(name);
    }
}
