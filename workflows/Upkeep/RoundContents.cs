namespace Funding.Workflows.Upkeep;

/// <summary>
/// Everything that makes a round, wherever it is kept: its own partition and blobs, its published audit heads, deliveries and
/// certificates, and of the partitions that rounds share what it leads to: its people and the staff with their roles, its
/// organisations, the links of its mails. The list of rounds is not among it: that row is made anew, last.
/// </summary>
/// <remarks>
/// What belongs to the installation stays there: the chain and effects outside rounds, scripts' tokens, the local mailbox,
/// counts that slow guessing down, launches and uploads that were begun and not finished, sign-in links.
/// </remarks>
public sealed class RoundContents(ITableStore tables, IBlobStore blobs)
{
    /// <summary>Every row; the round's own partition first, in key order.</summary>
    public async IAsyncEnumerable<Row> RowsAsync(string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var found = new RoundReferences();
        var certificates = new List<string>();
        await foreach (var row in tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.All, cancellation))
        {
            found.Read(row);
            if (row.Key.StartsWith(RoundKeys.Awards, StringComparison.Ordinal))
                certificates.Add(RowCodec.Read<Award>(row).VerificationCode);
            yield return row;
        }

        await foreach (var row in tables.EnumerateAsync(DeliveryLog.Partition(MailMessageId.ScopeOf(roundId)), KeyRange.All, cancellation))
            yield return row;
        foreach (var code in certificates)
        {
            if (await tables.GetAsync(CertificateKeys.Partition(code), CertificateKeys.Key, cancellation) is { } row)
                yield return row;
        }

        await foreach (var row in tables.EnumerateAsync(PeopleStore.RolesPartition, KeyRange.All, cancellation))
        {
            found.Read(row);
            yield return row;
        }

        foreach (var code in found.Organisations.ToArray())
        {
            if (await tables.GetAsync(OrganisationStore.PartitionOf(code), OrganisationStore.Key, cancellation) is { } row)
            {
                found.Read(row);
                yield return row;
            }
        }

        foreach (var id in found.People)
        {
            await foreach (var row in OfPersonAsync(roundId, id, cancellation))
                yield return row;
        }
    }

    /// <summary>Answers, documents of applications and objections, rankings with their inputs, draws.</summary>
    public async IAsyncEnumerable<BlobFacts> BlobsAsync(string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var prefix in RoundBlobs.All(roundId))
        {
            await foreach (var blob in blobs.EnumerateAsync(prefix, cancellation))
                yield return blob;
        }
    }

    private async IAsyncEnumerable<Row> OfPersonAsync(
        string roundId, string personId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = false;
        await foreach (var row in tables.EnumerateAsync(PeopleStore.PartitionOf(personId), KeyRange.All, cancellation))
        {
            known = true;
            if (row.Key == PeopleStore.Key || PersonIndex.IsOfRound(row.Key, roundId))
                yield return row;
        }

        if (!known)
            yield break;
        await foreach (var index in tables.EnumerateAsync(LinkRows.PersonPartition(personId), KeyRange.All, cancellation))
        {
            var id = LinkRows.IdOfIndexKey(index.Key);
            if (await tables.GetAsync(LinkRows.Partition(id), id, cancellation) is not { } link
                || RowCodec.Read<LinkRecord>(link) is not { } record
                || record.RoundId != roundId)
                continue;
            yield return index;
            yield return link;
            if (await tables.GetAsync(LinkRows.SubjectPartition(record.Terms.Subject), index.Key, cancellation) is { } bySubject)
                yield return bySubject;
        }
    }
}
