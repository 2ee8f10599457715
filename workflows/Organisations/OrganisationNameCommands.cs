namespace Funding.Workflows.Organisations;

/// <param name="Name">The new one.</param>
/// <param name="From">The day from which it is so; not in the future.</param>
/// <param name="Document">That shows it; may be null for the office alone.</param>
/// <param name="Reason">The office's; null for the organisation's own people.</param>
public sealed record NewName(string Name, DateOnly From, SentFile? Document, string? Reason = null);

/// <summary>An organisation changes its name: a row of its history, and later rounds show it.</summary>
public sealed class OrganisationNameCommands(
    OrganisationStore organisations, DocumentWriter writer, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    public const string FileField = "document";

    private const int Tries = 5;
    private const int StaffAtMost = 30;

    private static readonly DocumentRules Rules = new(
        FileField, [DocumentType.Pdf, DocumentType.Docx, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    /// <exception cref="RefusedException">Not of the organisation, no document, the same name, or a day that cannot be.</exception>
    /// <param name="ofOffice">As an officer or administrator; else as one of its own people.</param>
    public async Task RenameAsync(
        Actor actor, string creditCode, NewName renamed, bool ofOffice, CancellationToken cancellation = default)
    {
        actor.Demand(ofOffice ? Right.DecideClaim : Right.EditApplication);
        var why = ofOffice ? Reasons.Demand(renamed.Reason) : "";
        await DemandAsync(actor, ofOffice, creditCode, renamed, cancellation);
        StoredDocument? stored = null;
        try
        {
            if (renamed.Document is { } file)
            {
                await using var content = file.Open();
                stored = await writer.UploadWholeAsync(
                    OrganisationKeys.Documents(creditCode), Rules, file.Name, file.DeclaredType, content, cancellation);
            }

            await Attempts.OrRefuseAsync(
                Tries, StorageRefusals.ChangedMeanwhile,
                () => SaveAsync(actor, ofOffice, creditCode, renamed, why, stored, cancellation), cancellation);
        }
        catch (RefusedException) when (stored is not null)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }
    }

    private async Task SaveAsync(
        Actor actor, bool ofOffice, string creditCode, NewName renamed, string why, StoredDocument? stored, CancellationToken cancellation)
    {
        var (organisation, number) = await DemandAsync(actor, ofOffice, creditCode, renamed, cancellation);
        var (before, name) = (organisation.Value, TextIdentity.Tidy(renamed.Name));
        var document = stored is null ? null : AttachedDocuments.Of(stored);
        var key = OrganisationKeys.Name(renamed.From, number);
        var commit = new Commit(OrganisationKeys.Partition(creditCode))
            .Replace(organisation, before with { Name = name })
            .Insert(key, new NameChange(name, before.Name, renamed.From, document, actor.PersonId, clock.GetUtcNow(), why))
            .Audit(AuditNote.By(
                actor, "organisation-renamed", creditCode,
                ("before", before.Name), ("name", name), ("from", $"{renamed.From:yyyy-MM-dd}"), ("document", document?.Sha256 ?? ""),
                ("reason", why)))
            .ScanName(creditCode, key, document);
        var office = (await people.InRoleAsync(Role.Administrator, null, cancellation)).Select(p => p.Id).ToList();
        foreach (var person in before.Members.Concat(office).Distinct().Where(p => p != actor.PersonId).Take(StaffAtMost))
        {
            var data = new Dictionary<string, string>
            {
                ["OrganisationName"] = name,
                ["CreditCode"] = creditCode,
                ["Before"] = before.Name,
                ["From"] = $"{renamed.From:yyyy-MM-dd}",
            };
            var page = office.Contains(person) ? OrganisationLinks.Of(ofDesk: false, creditCode) : OrganisationLinks.Own(creditCode);
            commit.Mail(
                $"mail:OrganisationRenamed:{creditCode}:{person}:{number}",
                OrganisationMails.OrganisationRenamed.To(person, data, new LinkRef { Path = page }));
        }

        await commits.SaveAsync(commit, cancellation);
    }

    private async Task<(Stored<Organisation> Organisation, int Number)> DemandAsync(
        Actor actor, bool ofOffice, string creditCode, NewName renamed, CancellationToken cancellation)
    {
        var organisation = await organisations.GetAsync(creditCode, cancellation);
        if (organisation.Value.Members.Contains(actor.PersonId) == ofOffice)
            throw new RefusedException(ofOffice ? OrganisationRefusals.OwnClaim() : OrganisationRefusals.NotMember());
        var changes = (await organisations.NamesAsync(creditCode, cancellation)).Select(n => n.Value).ToList();
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        List<Refusal> refusals = [.. OrganisationNames.Check(renamed.Name, "name")];
        if (refusals.Count == 0 && OrganisationNames.Bar(organisation.Value.Name, renamed.Name, renamed.From, today, changes) is { } bar)
            refusals.Add(bar);
        if (!ofOffice && renamed.Document is null)
            refusals.Add(OrganisationRefusals.NoNameDocument(FileField));
        return refusals.Count == 0 ? (organisation, changes.Count + 1) : throw new RefusedException(refusals);
    }
}
