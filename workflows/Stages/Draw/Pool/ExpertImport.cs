namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Fills a round's pool from a list: first a preview, then the same list is applied.</summary>
public sealed class ExpertImport(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, PoolGate gate, PoolChecks checks, PoolCheckCommands words,
    ExpertPoolWriter pool)
{
    private const int Megabytes = 10;

    /// <summary>Reads and checks a list and says what applying it would do; nothing of the pool changes.</summary>
    /// <exception cref="RefusedException">The file is no list, empty, or too large.</exception>
    public async Task<ExpertImportPreview> PreviewAsync(
        Actor actor, string roundId, Stream content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        gate.Demand((await rounds.GetAsync(roundId, cancellation)).Value);
        var bytes = await ReadAsync(content, cancellation);
        var list = ExpertList.Read(bytes);
        var hash = Sha256Hex.Of(bytes);
        if (list.Problems.Count == 0)
        {
            await RoundBlobs.WriteAsync(blobs, ReviewKeys.ImportBlob(roundId, hash), list, cancellation);
        }

        return await PreviewAsync(
            roundId, await pool.OfPersonsAsync(list, cancellation), list.Problems.Count == 0 ? hash : null, cancellation);
    }

    /// <summary>A preview once more, with the pool as it is now.</summary>
    /// <exception cref="RefusedException">There is no such preview.</exception>
    public async Task<ExpertImportPreview> PreviewAgainAsync(Actor actor, string roundId, string importId,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        return await PreviewAsync(roundId, await StoredAsync(roundId, importId, cancellation), importId, cancellation);
    }

    private async Task<ExpertImportPreview> PreviewAsync(string roundId, ExpertList list, string? importId, CancellationToken cancellation)
    {
        var known = await checks.PoolAsync(roundId, cancellation);
        var changes = list.Experts.Select(e => (Before: known.GetValueOrDefault(e.PersonId),
            After: ExpertPoolWriter.Merge(known.GetValueOrDefault(e.PersonId), e))).ToList();
        var doubles = await UndecidedAsync(roundId, known, list.Experts, cancellation);
        var rows = list.Experts.Zip(list.Lines).ToDictionary(e => e.First.PersonId, e => e.Second, StringComparer.Ordinal);
        var created = changes.Count(c => c.Before is null);
        var unchanged = changes.Count(c => c.Before is not null && ExpertPoolWriter.Same(c.Before, c.After));
        return new ExpertImportPreview(
            importId, list.Rows, created, changes.Count - created - unchanged, unchanged, list.Problems, list.Experts, list.Source,
            [.. doubles.Select(d => new ImportedDouble(d.Id, Side(d.One), Side(d.Other)))]);

        DoubleSide Side(PoolExpert e) => new(e.PersonId, e.Name, e.Organisation, e.Email,
            rows.TryGetValue(e.PersonId, out var row) ? row : null);
    }

    /// <inheritdoc cref="ApplyAsync(Actor, string, string, IReadOnlyList{DoubleAnswer}, CancellationToken)"/>
    public Task<ExpertImportResult> ApplyAsync(Actor actor, string roundId, string importId, CancellationToken cancellation = default) =>
        ApplyAsync(actor, roundId, importId, [], cancellation);

    /// <summary>Applies a previewed list; applying it again, or going on after a crash, changes nothing more.</summary>
    /// <param name="importId">Of the preview.</param>
    /// <param name="answers">What the importer says of the preview's probable doubles, recorded first.</param>
    /// <exception cref="RefusedException">No such preview, a probable double without an answer, or the pool is fixed.</exception>
    public async Task<ExpertImportResult> ApplyAsync(
        Actor actor, string roundId, string importId, IReadOnlyList<DoubleAnswer> answers, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        gate.Demand(round);
        var list = await StoredAsync(roundId, importId, cancellation);
        var experts = await WithoutDroppedAsync(actor, roundId, list.Experts, answers, cancellation);
        return await pool.WriteAsync(actor, round, importId, experts, cancellation);
    }

    /// <summary>Records what the importer says of one probable double of a preview; nothing is imported.</summary>
    /// <exception cref="RefusedException">No such preview or double in it, no reason, or the pool is fixed.</exception>
    public async Task AnswerAsync(Actor actor, string roundId, string importId, DoubleAnswer answer,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        gate.Demand((await rounds.GetAsync(roundId, cancellation)).Value);
        var list = await StoredAsync(roundId, importId, cancellation);
        var open = await UndecidedAsync(roundId, await checks.PoolAsync(roundId, cancellation), list.Experts, cancellation);
        var pair = open.FirstOrDefault(d => d.Id == answer.Id) ?? throw new RefusedException(PoolCheckRefusals.NoDouble());
        await words.DecideDoubleAsync(actor, roundId, pair, answer.Keep, Reasons.Demand(answer.Reason), cancellation);
    }

    /// <summary>Preview and application in one, for scripts.</summary>
    /// <exception cref="RefusedException">Every problem of the list; nothing was imported.</exception>
    public async Task<ExpertImportResult> ImportAsync(Actor actor, string roundId, Stream content, CancellationToken cancellation = default)
    {
        var preview = await PreviewAsync(actor, roundId, content, cancellation);
        return preview.ImportId is { } id
            ? await ApplyAsync(actor, roundId, id, cancellation)
            : throw new RefusedException([.. preview.Problems]);
    }

    /// <summary>The list without those whom the office found to be another entry again.</summary>
    private async Task<List<PoolExpert>> WithoutDroppedAsync(
        Actor actor, string roundId, IReadOnlyList<PoolExpert> experts, IReadOnlyList<DoubleAnswer> answers, CancellationToken cancellation)
    {
        var known = await checks.PoolAsync(roundId, cancellation);
        foreach (var pair in await UndecidedAsync(roundId, known, experts, cancellation))
        {
            if (answers.FirstOrDefault(a => a.Id == pair.Id) is { } answer)
            {
                await words.DecideDoubleAsync(actor, roundId, pair, answer.Keep, Reasons.Demand(answer.Reason, $"reason.{pair.Id}"),
                    cancellation);
            }
        }

        var open = await UndecidedAsync(roundId, known, experts, cancellation);
        if (open.Count > 0)
        {
            throw new RefusedException([.. open.Select(PoolCheckRefusals.Undecided)]);
        }

        var decisions = await PoolDecisions.ReadAsync(tables, RoundKeys.Partition(roundId), cancellation);
        return experts.Where(e => known.ContainsKey(e.PersonId) || decisions.Doubles.All(d => d.Dropped != e.PersonId)).ToList();
    }

    private async Task<ExpertList> StoredAsync(string roundId, string importId, CancellationToken cancellation)
    {
        var known = importId.Length == 64 && importId.All(char.IsAsciiHexDigitLower);
        var list = known
            ? await RoundBlobs.ReadAsync<ExpertList>(blobs, ReviewKeys.ImportBlob(roundId, importId), cancellation)
            : null;
        return await pool.OfPersonsAsync(list ?? throw new RefusedException(ExpertListRefusals.NoPreview()), cancellation);
    }

    /// <summary>Probable doubles that the list brings and nobody has decided on.</summary>
    private async Task<IReadOnlyList<ProbableDouble>> UndecidedAsync(
        string roundId, Dictionary<string, PoolExpert> known, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        var after = new Dictionary<string, PoolExpert>(known, StringComparer.Ordinal);
        foreach (var expert in experts)
        {
            after[expert.PersonId] = expert;
        }

        var listed = experts.Select(e => e.PersonId).ToHashSet(StringComparer.Ordinal);
        var decisions = await PoolDecisions.ReadAsync(tables, RoundKeys.Partition(roundId), cancellation);
        return ProbableDoubles.Find(
            after.Values, d => (listed.Contains(d.One.PersonId) || listed.Contains(d.Other.PersonId)) && !decisions.IsDecided(d));
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (read.Length + count > Megabytes * 1024 * 1024)
            {
                throw new RefusedException(ListRefusals.TooLarge(ExpertColumns.Form, Megabytes));
            }

            read.Write(buffer, 0, count);
        }

        return read.Length == 0 ? throw new RefusedException(ListRefusals.Empty(ExpertColumns.Form)) : read.ToArray();
    }
}
