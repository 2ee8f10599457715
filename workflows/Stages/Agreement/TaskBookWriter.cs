namespace Funding.Workflows.Stages.Agreement;

/// <summary>Makes the document of a task book and keeps its files under their hashes: it is not made again.</summary>
public sealed class TaskBookWriter(IBlobStore blobs, LetterPdf pdf, IOptions<PortalOptions> portal)
{
    public async Task<AgreedTaskBook> WriteAsync(
        DutyView at, IReadOnlyList<Target> targets, TaskBook book, string agreedBy, DateOnly agreedOn, CancellationToken cancellation)
    {
        var hash = Sha256Hex.Of(TaskBookContent.Of(at.Award, targets, book, agreedOn));
        var code = TaskBookContent.CodeOf(hash);
        var letter = TaskBookLetter.Of(at, targets, book, code, at.Award.Lead ?? portal.Value.Authority, agreedOn);
        return new(
            book, agreedOn, agreedBy, hash, code,
            await KeepAsync(Encoding.UTF8.GetBytes(FundingJson.Serialize(letter)), "application/json"),
            await KeepAsync(LetterDocx.Write(letter), LetterDocx.ContentType),
            pdf.CanWrite ? await KeepAsync(pdf.Write(letter), LetterPdf.ContentType) : null);

        // What an agreement that broke off left behind is what the next one writes.
        async Task<string> KeepAsync(byte[] content, string type)
        {
            var of = Sha256Hex.Of(content);
            using var stream = new MemoryStream(content);
            await blobs.PutAsync(AgreementQueries.BlobOf(at.Award, of), stream, type, cancellation: cancellation);
            return of;
        }
    }
}
