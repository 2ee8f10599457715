namespace Funding.Workflows.Letters;

/// <summary>Writing a document and publishing it. What is published stays; a change is a new version with its reason.</summary>
public sealed class LetterCommands(
    LetterQueries letters, IBlobStore blobs, LetterPdf pdf, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Keeps what was typed. The last one who saves wins.</summary>
    public async Task SaveAsync(Actor actor, string roundId, string stage, LetterDraft draft, CancellationToken cancellation = default)
    {
        var desk = await letters.GetAsync(actor, roundId, stage, cancellation);
        var refusals = LetterDecision.Check(draft).ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId)).Upsert(RoundKeys.LetterDraft(desk.Stage.Id), draft), cancellation);
    }

    /// <summary>Forgets what was typed: the text is that of the template again, with the round as it is now.</summary>
    public async Task ResetAsync(Actor actor, string roundId, string stage, CancellationToken cancellation = default)
    {
        var desk = await letters.GetAsync(actor, roundId, stage, cancellation);
        if (desk.Saved)
            await commits.SaveOrRefuseAsync(
                new Commit(RoundKeys.Partition(roundId)).Delete(RoundKeys.LetterDraft(desk.Stage.Id)), cancellation);
    }

    /// <summary>The document as it would be published now.</summary>
    public Letter Compose(LetterDesk desk) => LetterDecision.Compose(
        desk.Draft, desk.Letter, desk.Issuer, ShanghaiTime.DayOf(clock.GetUtcNow()));

    /// <param name="reason">Why it takes the place of the version before; nothing for the first.</param>
    /// <exception cref="RefusedException">What it tells is not public yet, nothing has changed, or the reason is missing.</exception>
    public async Task<LetterVersion> PublishAsync(
        Actor actor, string roundId, string stage, string? reason, CancellationToken cancellation = default)
    {
        var desk = await letters.GetAsync(actor, roundId, stage, cancellation);
        var letter = Compose(desk);
        var text = FundingJson.Serialize(letter);
        // The day of printing alone is no change.
        var content = desk.Last is { } last && await SaysTheSameAsync(roundId, last, letter, cancellation)
            ? last.Content : Sha256Hex.Of(text);
        var refusals = LetterDecision.Check(desk.Draft).Concat(LetterDecision.Publish(desk.Letter, desk.Last, content, reason)).ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
        var version = new LetterVersion(
            roundId, desk.Stage.Id, (desk.Last?.Number ?? 0) + 1, clock.GetUtcNow(), desk.Letter.Name, letter.Title,
            letter.Number, letter.Date,
            await KeepAsync(roundId, Encoding.UTF8.GetBytes(text), "application/json", cancellation),
            await KeepAsync(roundId, LetterDocx.Write(letter), LetterDocx.ContentType, cancellation),
            pdf.CanWrite ? await KeepAsync(roundId, pdf.Write(letter), LetterPdf.ContentType, cancellation) : null,
            desk.Last is null ? null : reason!.Trim());
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Insert(RoundKeys.LetterVersion(desk.Stage.Id, version.Number), version)
                .Upsert(RoundKeys.LetterDraft(desk.Stage.Id), desk.Draft)
                .Audit(AuditNote.By(actor, "letter-published", roundId,
                [
                    ("stage", desk.Stage.Id.Id),
                    ("version", version.Number.ToString(CultureInfo.InvariantCulture)),
                    ("number", version.LetterNumber),
                    ("content", version.Content),
                    ("docx", version.Docx),
                    .. version.Pdf is { } file ? [("pdf", file)] : Array.Empty<(string, string)>(),
                    .. version.Reason is { } why ? [("reason", why)] : Array.Empty<(string, string)>(),
                ])), cancellation);
        return version;
    }

    private async Task<bool> SaysTheSameAsync(string roundId, LetterVersion last, Letter letter, CancellationToken cancellation)
    {
        var before = await letters.ReadAsync(roundId, last, cancellation);
        return FundingJson.Serialize(before with { PrintedOn = letter.PrintedOn }) == FundingJson.Serialize(letter);
    }

    /// <summary>By its hash: what a publication that broke off left behind is what the next one writes.</summary>
    private async Task<string> KeepAsync(string roundId, byte[] content, string type, CancellationToken cancellation)
    {
        var hash = Sha256Hex.Of(content);
        using var stream = new MemoryStream(content);
        await blobs.PutAsync(RoundBlobs.Letter(roundId, hash), stream, type, cancellation: cancellation);
        return hash;
    }
}
