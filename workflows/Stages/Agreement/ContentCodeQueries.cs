namespace Funding.Workflows.Stages.Agreement;

/// <summary>A sealed document as anybody who holds a copy may know it: what it is, and nothing that stands in it.</summary>
/// <param name="Version">1 for the first book of the award.</param>
/// <param name="Holds">False where a later version took its place.</param>
/// <param name="AgreedOn">The day from which its content is fixed.</param>
/// <param name="SealedOn">
/// The day on which both sealed copies were there; null before, and of a version that a variation made: it is not sealed.
/// </param>
public sealed record ContentCodeFacts(
    string Code, Bilingual AwardTitle, string Title, string CertificateNumber, int Version, bool Holds, DateOnly AgreedOn,
    DateOnly? SealedOn);

/// <summary>
/// Finds the document to which a content code belongs: one transaction for a code that is none, four for one that is, and one more for one
/// of an earlier version.
/// </summary>
public sealed class ContentCodeQueries(ITableStore tables, AwardStore awards, ReportStore reports)
{
    /// <param name="typed">As it stands on a copy; blanks, hyphens and lower case are no matter.</param>
    /// <returns>Null where it is of no document.</returns>
    public async Task<ContentCodeFacts?> FindAsync(string? typed, CancellationToken cancellation = default)
    {
        if (TaskBookContent.Read(typed) is not { } code
            || await tables.GetAsync<string>(ContentCodeKeys.Partition(code), ContentCodeKeys.TaskBook, cancellation)
                is not { Value: var id }
            || await awards.FindAsync(id, cancellation) is not { } read
            || await reports.TaskBookOfCodeAsync(id, code, cancellation) is not var (book, holds))
        {
            return null;
        }

        var agreement = read.Duties.Select(d => d.Value).FirstOrDefault(d => d.Kind == AgreementSettings.Kind);
        return new(
            code, read.Home.AwardTitle, read.Home.Title, read.Home.CertificateNumber, book.Version, holds, book.AgreedOn,
            book.Version == 1 ? agreement?.PassedOn : null);
    }
}
