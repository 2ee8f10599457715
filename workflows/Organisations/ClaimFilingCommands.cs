namespace Funding.Workflows.Organisations;

/// <summary>A claim's statement together with its papers: taken whole, or nothing is kept.</summary>
public sealed class ClaimFilingCommands(ClaimCommands claims, DocumentWriter writer)
{
    /// <summary>The field of the files, in forms and refusals.</summary>
    public const string FilesField = "documents";

    public const int MaxFiles = 3;

    private static readonly DocumentRules Rules = new(
        FilesField, [DocumentType.Pdf, DocumentType.Docx, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    /// <exception cref="RefusedException">As for <see cref="ClaimCommands.StateAsync"/>, or a file is not taken.</exception>
    public async Task StateAsync(
        Actor actor, string creditCode, string? statement, IReadOnlyList<SentFile> files, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        if (files.Count > MaxFiles)
            throw new RefusedException(OrganisationRefusals.TooManyFiles(FilesField, MaxFiles));
        Reasons.Demand(statement, "statement");
        var stored = new List<StoredDocument>();
        try
        {
            foreach (var file in files)
            {
                await using var content = file.Open();
                stored.Add(await writer.UploadWholeAsync(
                    OrganisationKeys.Documents(creditCode), Rules, file.Name, file.DeclaredType, content, cancellation));
            }

            await claims.StateAsync(actor, creditCode, statement, [.. stored.Select(AttachedDocuments.Of)], cancellation);
        }
        catch (RefusedException)
        {
            foreach (var document in stored)
                await writer.DeleteAsync(document, cancellation);
            throw;
        }
    }
}
