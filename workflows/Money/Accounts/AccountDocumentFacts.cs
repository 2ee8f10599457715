namespace Funding.Workflows.Money.Accounts;

/// <summary>The sealed letters of bank accounts.</summary>
internal sealed class AccountDocumentFacts(ITableStore tables) : OrganisationDocumentRows<OrganisationAccount>(tables, AccountStore.Row)
{
    protected override IReadOnlyList<AttachedDocument> DocumentsOf(OrganisationAccount row) =>
        [.. new[] { row.Current?.Letter, row.Waiting?.Letter, row.Refused?.Entry.Letter }.OfType<AttachedDocument>()];

    protected override OrganisationAccount With(OrganisationAccount row, IReadOnlyList<AttachedDocument> documents)
    {
        var byId = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        return row with
        {
            Current = Scanned(row.Current),
            Waiting = Scanned(row.Waiting),
            Refused = row.Refused is { } refused ? refused with { Entry = Scanned(refused.Entry)! } : null,
        };

        AccountEntry? Scanned(AccountEntry? entry) => entry is null ? null : entry with { Letter = byId[entry.Letter.Id] };
    }
}
