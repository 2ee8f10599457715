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
        var awards = new List<Award>();
        await foreach (var row in tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.All, cancellation))
        {
            found.Read(row);
            if (row.Key.StartsWith(RoundKeys.Awards, StringComparison.Ordinal))
                awards.Add(RowCodec.Read<Award>(row));
            yield return row;
        }

        await foreach (var row in tables.EnumerateAsync(DeliveryLog.Partition(MailMessageId.ScopeOf(roundId)), KeyRange.All, cancellation))
            yield return row;
        await foreach (var row in OfMoneyAsync(roundId, cancellation))
            yield return row;
        foreach (var award in awards)
        {
            if (await tables.GetAsync(
                CertificateKeys.Partition(award.VerificationCode), CertificateKeys.Key, cancellation) is { } row)
                yield return row;
            await foreach (var own in OfAwardAsync(AwardHome.IdOf(roundId, award.Number), cancellation))
                yield return own;
        }

        await foreach (var row in tables.EnumerateAsync(PeopleStore.RolesPartition, KeyRange.All, cancellation))
        {
            found.Read(row);
            yield return row;
        }

        foreach (var code in found.Organisations.ToArray())
        {
            await foreach (var row in OfOrganisationAsync(code, cancellation))
            {
                found.Read(row);
                yield return row;
            }
        }

        // The row of an address stands with the first person who had it, who may be another of the round.
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in found.People)
        {
            await foreach (var row in OfPersonAsync(roundId, id, cancellation))
            {
                if (row.Key != AddressRow.Key || addresses.Add(row.Partition))
                    yield return row;
            }
        }
    }

    /// <summary>The lines of its programme whole: what is reserved and promised stands among the postings of its years.</summary>
    private async IAsyncEnumerable<Row> OfMoneyAsync(string roundId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var programme = (await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation))?.Value.ProgrammeId;
        await foreach (var listed in tables.EnumerateAsync(MoneyKeys.ListPartition, KeyRange.All, cancellation))
        {
            var line = RowCodec.Read<BudgetLine>(listed).Id;
            if (line.Programme != programme)
            {
                continue;
            }

            yield return listed;
            await foreach (var row in tables.EnumerateAsync(MoneyKeys.Partition(line), KeyRange.All, cancellation))
                yield return row;
            await foreach (var row in tables.EnumerateAsync(RunList.Partition, KeyRange.Prefix($"{line}:"), cancellation))
                yield return row;
        }
    }

    /// <summary>Answers, documents of whatever kind, rankings with their inputs, draws; of awards the snapshots and documents.</summary>
    public async IAsyncEnumerable<BlobFacts> BlobsAsync(string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var prefix in RoundBlobs.All(roundId))
        {
            await foreach (var blob in blobs.EnumerateAsync(prefix, cancellation))
                yield return blob;
        }

        var codes = await tables.EnumerateAsync<Application>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(a => a.Value.CreditCode).Distinct().ToListAsync(cancellation);
        foreach (var code in codes)
        {
            await foreach (var blob in blobs.EnumerateAsync(OrganisationKeys.Documents(code) + "/", cancellation))
                yield return blob;
        }

        var snapshots = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var award in tables.EnumerateAsync<Award>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Awards), cancellation))
        {
            var id = AwardHome.IdOf(roundId, award.Value.Number);
            await foreach (var blob in blobs.EnumerateAsync(AwardKeys.Blobs(id), cancellation))
                yield return blob;
            if (await tables.GetAsync<AwardHome>(AwardKeys.Partition(id), AwardKeys.Award, cancellation) is { Value: var home }
                && home.SnapshotHash is { } hash
                && snapshots.Add(hash)
                && await blobs.FindAsync(AwardStore.BlobOf(hash), cancellation) is { } snapshot)
                yield return snapshot;
        }
    }

    /// <summary>An organisation with its claims, names and record, and its lines in the lists of open claims.</summary>
    private async IAsyncEnumerable<Row> OfOrganisationAsync(string code, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.EnumerateAsync(OrganisationKeys.Partition(code), KeyRange.All, cancellation))
            yield return row;
        await foreach (var row in tables.EnumerateAsync(
            OrganisationKeys.List, KeyRange.Prefix(OrganisationKeys.LinesOf(code)), cancellation))
        {
            yield return row;
            var ofDesk = OrganisationKeys.DeskLine(RowCodec.Read<ClaimLine>(row));
            if (await tables.GetAsync(OrganisationKeys.List, ofDesk, cancellation) is { } line)
                yield return line;
        }
    }

    /// <summary>
    /// An award with its duties, its line in the list and the claims of who holds or held it; under which day it is listed is made anew.
    /// </summary>
    private async IAsyncEnumerable<Row> OfAwardAsync(string awardId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<string> holders = [];
        await foreach (var row in tables.EnumerateAsync(AwardKeys.Partition(awardId), KeyRange.All, cancellation))
        {
            if (row.Key == AwardKeys.Award && RowCodec.Read<AwardHome>(row) is var home)
                holders = [home.Holder, .. (home.Leads ?? []).Select(l => l.Code)];
            yield return row;
        }

        if (await tables.GetAsync(AwardKeys.AwardsPartition, awardId, cancellation) is { } listed)
            yield return listed;
        foreach (var holder in holders.Distinct(StringComparer.Ordinal))
        {
            if (await tables.GetAsync(AwardKeys.HolderPartition(holder), awardId, cancellation) is { } claim)
                yield return claim;
        }
    }

    private async IAsyncEnumerable<Row> OfPersonAsync(
        string roundId, string personId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = false;
        await foreach (var row in tables.EnumerateAsync(PeopleStore.PartitionOf(personId), KeyRange.All, cancellation))
        {
            known = true;
            if (row.Key is PeopleStore.Key or AddressRow.Key || PersonIndex.RoundOf(row.Key) == roundId)
                yield return row;
            if (row.Key == PeopleStore.Key && await tables.GetAsync(
                AddressRow.PartitionOf(RowCodec.Read<Person>(row).Email), AddressRow.Key, cancellation) is { } address)
                yield return address;
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
        }
    }
}
