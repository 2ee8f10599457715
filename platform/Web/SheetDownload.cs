namespace Funding.Platform.Web;

/// <summary>A workbook on its way to whoever asked for it.</summary>
public static class SheetDownload
{
    /// <param name="name">Of the file, with its ending.</param>
    public static async Task<IResult> OfAsync(
        HttpContext http, IReadOnlyList<ExportTable> tables, string name, CancellationToken cancellation)
    {
        // A package is written back and forth, so it grows in a file that vanishes with its handle.
        var package = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await XlsxExport.WriteAsync(tables, package, cancellation);
        package.Position = 0;
        http.Response.Headers.ContentDisposition = DocumentDownload.Disposition(name);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(package, XlsxExport.ContentType);
    }
}
