namespace Funding.Platform.Documents;

/// <summary>What a content was found to be.</summary>
/// <param name="FileName">Accepted as it is but for outer white space.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Warnings">Of the PDF, or of those in the archive.</param>
public sealed record InspectedDocument(
    string FileName, DocumentType Type, long Length, string Sha256, DocumentWarnings Warnings = DocumentWarnings.None);

/// <summary>Decides from the bytes whether a content may be kept. Nothing is held whole in memory.</summary>
public sealed class DocumentInspector(IOptions<DocumentOptions> options)
{
    /// <param name="content">Seekable; read several times.</param>
    /// <param name="declaredType">The browser's Content-Type; refused only when it names another of our types or a text.</param>
    /// <exception cref="RefusedException">One of <see cref="DocumentRefusals"/>.</exception>
    public async Task<InspectedDocument> InspectAsync(
        Stream content, string fileName, string? declaredType, DocumentRules rules, CancellationToken cancellation = default)
    {
        var (name, claimed) = Claim(fileName, declaredType, content.Length, rules);
        var (found, warnings) = await FindAsync(content, claimed, rules, cancellation);
        if (found != claimed)
        {
            throw new RefusedException(DocumentRefusals.TypeMismatch(rules.Slot, claimed.Label(), found.Label()));
        }

        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        return new InspectedDocument(name, found, content.Length, hash, warnings);
    }

    /// <summary>What can be refused before any byte arrived: length, name, extension, declared type.</summary>
    /// <exception cref="RefusedException">One of <see cref="DocumentRefusals"/>.</exception>
    public static (string FileName, DocumentType Claimed) Claim(string fileName, string? declaredType, long length, DocumentRules rules)
    {
        if (length <= 0)
        {
            throw new RefusedException(DocumentRefusals.Empty(rules.Slot));
        }

        if (length > rules.EffectiveMaxBytes)
        {
            throw new RefusedException(DocumentRefusals.TooLarge(rules.Slot, rules.EffectiveMaxBytes));
        }

        var name = DocumentNames.Accept(rules.Slot, fileName);
        var extension = Path.GetExtension(name);
        if (!DocumentTypes.TryFromExtension(extension, out var claimed) || !rules.Allowed.Contains(claimed))
        {
            throw new RefusedException(DocumentRefusals.TypeNotAllowed(
                rules.Slot, extension.TrimStart('.').ToUpperInvariant(), rules.Allowed));
        }

        if (declaredType is not null && Contradicts(declaredType, claimed))
        {
            throw new RefusedException(DocumentRefusals.TypeMismatch(rules.Slot, claimed.Label(), declaredType.Split(';')[0].Trim()));
        }

        return (name, claimed);
    }

    // A browser takes the type from the computer's registry, so an unknown or general one says nothing; a ZIP is what every office file is.
    private static bool Contradicts(string declared, DocumentType claimed) => DocumentTypes.TryFromContentType(declared, out var type)
        ? type != claimed && !(type == DocumentType.Zip && claimed is DocumentType.Docx or DocumentType.Xlsx)
        : declared.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    private async Task<(DocumentType Type, DocumentWarnings Warnings)> FindAsync(
        Stream content, DocumentType claimed, DocumentRules rules, CancellationToken cancellation)
    {
        var head = new byte[ContentKinds.HeadBytes];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var kind = ContentKinds.Of(head.AsSpan(0, read));
        var zipped = claimed is DocumentType.Zip or DocumentType.Docx or DocumentType.Xlsx;
        switch (kind)
        {
            case ContentKind.Zip when zipped:
                var budget = new ArchiveBudget(options.Value.Archives, rules.Slot, claimed, content.Length);
                var parts = await new ArchiveInspector(budget, options.Value.TempFolder).InspectAsync(content, null, 1, cancellation);
                return (parts.Type ?? (parts.IsPackage
                    ? throw new RefusedException(DocumentRefusals.TypeMismatch(rules.Slot, claimed.Label(), "Office"))
                    : DocumentType.Zip), budget.Warnings);
            case ContentKind.Ole when zipped:
                await OleSearch.RefuseAsync(content, rules.Slot, cancellation);
                break;
            case ContentKind.Pdf or ContentKind.Png or ContentKind.Jpeg when kind.Label().En == claimed.Label():
                await WholeFile.CheckAsync(content, claimed, rules.Slot, cancellation);
                return (claimed, claimed == DocumentType.Pdf ? PdfActions.Find(content) : DocumentWarnings.None);
        }

        throw new RefusedException(DocumentRefusals.TypeMismatch(rules.Slot, claimed.Label(), kind.Label()));
    }
}
