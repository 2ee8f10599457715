namespace Funding.Workflows.Binders;

/// <summary>Makes the binder of an application on demand and keeps nothing; the caller has decided that the reader may have it.</summary>
public sealed class BinderWriter(IBlobStore blobs, LetterFonts fonts, IOptions<DocumentOptions> options) : IDisposable
{
    // Each holds its documents in memory.
    private readonly SemaphoreSlim one = new(1);

    /// <summary>False where there is no font to set it in.</summary>
    public bool CanWrite => fonts.Any;

    /// <exception cref="RefusedException">No font, too many pages or bytes.</exception>
    public async Task<IResult> SendAsync(BoundApplication bound, PageContext here)
    {
        DemandFont();
        var file = await OpenAsync(bound, here.Language, here.Http.RequestAborted);
        here.Http.Response.Headers.ContentDisposition =
            DocumentDownload.Disposition($"{bound.Application.RoundId}-{bound.Application.Id}.pdf");
        here.Http.Response.ContentLength = file.Length;
        return Results.Stream(file, LetterPdf.ContentType);
    }

    /// <returns>A temporary file at its beginning, gone when it is closed.</returns>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<Stream> OpenAsync(BoundApplication bound, string language, CancellationToken cancellation)
    {
        DemandFont();
        var documents = BinderDecision.Documents(bound);
        var refusals = BinderDecision.Check(documents).ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
        await one.WaitAsync(cancellation);
        try
        {
            return await WriteAsync(bound, documents, language, cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private void DemandFont()
    {
        if (!CanWrite)
            throw new RefusedException(BinderRefusals.NoFont());
    }

    private async Task<Stream> WriteAsync(
        BoundApplication bound, IReadOnlyList<WrittenDocument> documents, string language, CancellationToken cancellation)
    {
        using var pdf = new BinderPdf(fonts, BinderDecision.MostPages);
        var added = new List<BinderAdded>();
        foreach (var (_, document) in documents)
            added.Add(await AddAsync(pdf, document, cancellation));
        var file = Spool.Create(options.Value.TempFolder);
        try
        {
            pdf.Write(front => BinderDecision.Compose(bound, added, front, language), file);
            await file.FlushAsync(cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task<BinderAdded> AddAsync(BinderPdf pdf, AttachedDocument document, CancellationToken cancellation)
    {
        if (BinderDecision.LeftOut(document) is { } fault)
            return BinderAdded.Not(fault);
        if (await DocumentFile.FindAsync(blobs, document, cancellation) is not { } content)
            return BinderAdded.Not(BinderFault.Missing);
        await using (content)
        {
            await using var spool = await Spool.FillAsync(
                options.Value.TempFolder, content, document.Slot, BinderDecision.MostBytes, cancellation);
            try
            {
                return pdf.Add(AttachedDocuments.Stored(document).Type, spool);
            }
            catch (BinderPagesException many)
            {
                throw new RefusedException(BinderRefusals.TooManyPages(many.Most));
            }
        }
    }
}
