namespace Funding.Workflows.Organisations;

/// <summary>Writes an organisation's open claims into the lists of desks and office, as its rows say by then.</summary>
internal sealed class ClaimListHandler(ITableStore tables, OrganisationStore organisations) : IEffectHandler
{
    private const int LinesPerCommit = 40;

    // All organisations' lines are in one partition.
    private readonly GatheredCommits gathered = new(tables);

    public string Kind => ClaimEffects.ListKind;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var code = FundingJson.Deserialize<string>(payload)!;
        var known = await organisations.ReadAsync(code, cancellation);
        var held = known.Organisation?.Value.Members.Count > 0;
        var open = known.Open.ToList();
        var wanted = open.Select(c => new ClaimLine(
                code, c.OrganisationName, c.PersonId, c.Desk, c.MadeAt, open.Count - 1, held))
            .SelectMany(line => Keys(line).Select(key => (Key: key, Line: line))).ToDictionary(w => w.Key, w => w.Line);
        var listed = await tables.EnumerateAsync<ClaimLine>(
            OrganisationKeys.List, KeyRange.Prefix(OrganisationKeys.LinesOf(code)), cancellation).ToListAsync(cancellation);
        var over = listed.SelectMany(l => Keys(l.Value)).Except(wanted.Keys).Select(key => new DeleteRow(key));
        var changes = wanted.Select(w => (RowChange)RowCodec.Upsert(w.Key, w.Value)).Concat(over);
        foreach (var lines in changes.Chunk(LinesPerCommit))
        {
            await WriteAsync(lines, cancellation);
        }
    }

    /// <summary>Together; where another has taken a line away meanwhile, the others one by one.</summary>
    private async Task WriteAsync(RowChange[] lines, CancellationToken cancellation)
    {
        if (!await Attempts.OnceAsync(
            ConflictKind.Absent, () => gathered.CommitAsync(OrganisationKeys.List, lines, cancellation), cancellation) && lines.Length > 1)
        {
            foreach (var line in lines)
            {
                await WriteAsync([line], cancellation);
            }
        }
    }

    private static IEnumerable<string> Keys(ClaimLine line)
    {
        // The desk's own line goes first where lines are taken away: the office's leads to it.
        yield return OrganisationKeys.DeskLine(line);
        yield return OrganisationKeys.LinesOf(line.CreditCode) + line.PersonId;
    }
}
