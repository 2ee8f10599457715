namespace Funding.Workflows.Stages.Agreement;

/// <summary>A task book with all that belongs to it.</summary>
/// <param name="Agreed">Null until an officer has agreed.</param>
public sealed record AgreementRead(
    DutyPlace Place, TaskBookEntry Entry, Stored<AgreementState>? Stored, AgreedTaskBook? Agreed, DutyPapers Papers)
{
    public AgreementState State => Stored?.Value ?? AgreementState.Begun;

    public DateOnly DueOn => State.DueOn ?? Place.Duty.Value.Closes!.Value;
}

/// <summary>Reads task books of awards; three queries each.</summary>
public sealed class AgreementQueries(ITableStore tables, IBlobStore blobs, ReportStore reports, PaperStore papers)
{
    /// <exception cref="RefusedException">The duty is no task book.</exception>
    public async Task<AgreementRead> ReadAsync(DutyPlace place, CancellationToken cancellation = default)
    {
        if (place.Duty.Value.Kind != AgreementSettings.Kind) throw new RefusedException(AwardRefusals.NoDuty());
        var at = place.View;
        var state = await FindAsync(at, cancellation);
        return new(
            place, TaskBookEntry.Of(at.Award, place.Targets), state,
            state?.Value.AgreedOn is null ? null : await reports.TaskBookAsync(at.Award.Id, cancellation),
            await papers.ReadAsync(at, cancellation));
    }

    /// <returns>Null before anything was proposed.</returns>
    public Task<Stored<AgreementState>?> FindAsync(DutyView at, CancellationToken cancellation = default) =>
        tables.GetAsync<AgreementState>(at.Partition, at.RowOf(AgreementState.Row), cancellation);

    /// <summary>The document as it was agreed.</summary>
    /// <exception cref="InvalidDataException">What is kept is not what was agreed.</exception>
    public async Task<Letter> LetterAsync(AwardHome award, AgreedTaskBook book, CancellationToken cancellation = default)
    {
        await using var content = await OpenAsync(award, book.Letter, cancellation);
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(cancellation);
        return Sha256Hex.Of(text) == book.Letter
            ? FundingJson.Deserialize<Letter>(text)!
            : throw new InvalidDataException($"The task book {book.Letter} of {award.Id} is not what was agreed.");
    }

    /// <exception cref="RefusedException">The file is not there.</exception>
    public async Task<Stream> OpenAsync(AwardHome award, string hash, CancellationToken cancellation = default) =>
        await blobs.OpenReadAsync(BlobOf(award, hash), 0, cancellation) ?? throw new RefusedException(AgreementRefusals.NotThere());

    /// <summary>Where a file of a task book is, by its hash.</summary>
    public static string BlobOf(AwardHome award, string hash) => $"{AwardKeys.Blobs(award.Id)}task-book/{hash}";
}
