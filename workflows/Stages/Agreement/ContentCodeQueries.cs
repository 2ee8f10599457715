namespace Funding.Workflows.Stages.Agreement;

/// <summary>A sealed document as anybody who holds a copy may know it: what it is, and nothing that stands in it.</summary>
/// <param name="Version">1 for the first book of the award.</param>
/// <param name="AgreedOn">The day from which its content is fixed.</param>
/// <param name="SealedOn">The day on which both sealed copies were there; null before.</param>
public sealed record ContentCodeFacts(
    string Code, Bilingual AwardTitle, string Title, string CertificateNumber, int Version, DateOnly AgreedOn, DateOnly? SealedOn);

/// <summary>Finds the document to which a content code belongs: one transaction for a code that is none, four for one that is.</summary>
public sealed class ContentCodeQueries(ITableStore tables, AwardStore awards)
{
    /// <param name="typed">As it stands on a copy; blanks, hyphens and lower case are no matter.</param>
    /// <returns>Null where it is of no document.</returns>
    public async Task<ContentCodeFacts?> FindAsync(string? typed, CancellationToken cancellation = default)
    {
        if (TaskBookContent.Read(typed) is not { } code
            || await tables.GetAsync<string>(ContentCodeKeys.Partition(code), ContentCodeKeys.TaskBook, cancellation)
                is not { Value: var id }
            || await awards.FindAsync(id, cancellation) is not { } read
            || await tables.GetAsync<AgreedTaskBook>(read.Partition, AgreedTaskBook.Row, cancellation) is not { Value: var book }
            || book.Code != code)
        {
            return null;
        }

        return new(
            code, read.Home.AwardTitle, read.Home.Title, read.Home.CertificateNumber, Version: 1, book.AgreedOn,
            read.Duties.Select(d => d.Value).FirstOrDefault(d => d.Kind == AgreementSettings.Kind)?.PassedOn);
    }
}

internal static class ContentCodeKeys
{
    /// <summary>Id of the award whose task book it is.</summary>
    public const string TaskBook = "task-book";

    public static string Partition(string code) => $"content-code:{code}";
}
