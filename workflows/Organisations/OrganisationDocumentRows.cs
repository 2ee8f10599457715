namespace Funding.Workflows.Organisations;

/// <summary>Rows of an organisation, which are of no round.</summary>
internal abstract class OrganisationDocumentRows<T>(ITableStore tables, string prefix) : DocumentRows<T>(tables)
{
    public override string? BlobsOf(string roundId) => null;

    public override bool Holds(ScanPayload scan) => scan.OrganisationRow?.StartsWith(prefix, StringComparison.Ordinal) == true;

    public override IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<AttachedDocument>();

    protected override string PartitionOf(ScanPayload scan) => OrganisationKeys.Partition(scan.CreditCode!);

    protected override string KeyOf(ScanPayload scan) => scan.OrganisationRow!;
}

/// <summary>Documents of claims.</summary>
internal sealed class ClaimDocumentRows(ITableStore tables) : OrganisationDocumentRows<Claim>(tables, OrganisationKeys.Claims)
{
    protected override IReadOnlyList<AttachedDocument> DocumentsOf(Claim row) => row.Documents;

    protected override Claim With(Claim row, IReadOnlyList<AttachedDocument> documents) => row with { Documents = documents };
}

/// <summary>Documents of changes of name.</summary>
internal sealed class NameDocumentRows(ITableStore tables) : OrganisationDocumentRows<NameChange>(tables, OrganisationKeys.Names)
{
    protected override IReadOnlyList<AttachedDocument> DocumentsOf(NameChange row) => row.Document is { } one ? [one] : [];

    protected override NameChange With(NameChange row, IReadOnlyList<AttachedDocument> documents) => row with { Document = documents[0] };
}
