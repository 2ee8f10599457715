namespace Funding.Services.Review;

/// <summary>Fills a round's pool from a list: first a preview, then the same list is applied.</summary>
public sealed class ExpertImport(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, PeopleStore people, ConflictCommands conflicts, PoolGate gate,
    PoolChecks checks, PoolCheckCommands words, CommitWriter commits)
{
    private const int Megabytes = 10;
    private const int ExpertsPerCommit = 95;
    private const int RolesPerCommit = 48;
    private const int PeopleAtOnce = 8;

    /// <summary>Reads and checks a list and says what applying it would do; nothing of the pool changes.</summary>
    /// <exception cref="RefusedException">The file is no list, empty, or too large.</exception>
    public async Task<ExpertImportPreview> PreviewAsync(
        Actor actor, string roundId, Stream content, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ImportExperts);
        gate.Demand((await rounds.GetAsync(roundId, cancellation)).Value);
        var bytes = await ReadAsync(content, cancellation);
        var list = ExpertList.Read(bytes);
        var hash = Sha256Hex.Of(bytes);
        if (list.Problems.Count == 0)
        {
            using var stored = new MemoryStream(Encoding.UTF8.GetBytes(OrchestrationJson.Serialize(list)));
            await blobs.PutAsync(ReviewKeys.ImportBlob(roundId, hash), stored, "application/json", cancellation: cancellation);
        }

        return await PreviewAsync(roundId, list, list.Problems.Count == 0 ? hash : null, cancellation);
    }

    /// <summary>A preview once more, with the pool as it is now.</summary>
    /// <exception cref="RefusedException">There is no such preview.</exception>
    public async Task<ExpertImportPreview> PreviewAgainAsync(Actor actor, string roundId, string importId,
        CancellationToken cancellation = default)
    {
        actor.Demand(Act.ImportExperts);
        return await PreviewAsync(roundId, await StoredAsync(roundId, importId, cancellation), importId, cancellation);
    }

    private async Task<ExpertImportPreview> PreviewAsync(string roundId, ExpertList list, string? importId, CancellationToken cancellation)
    {
        var known = await checks.PoolAsync(roundId, cancellation);
        var changes = list.Experts.Select(e => (Before: known.GetValueOrDefault(e.PersonId),
            After: Merge(known.GetValueOrDefault(e.PersonId), e))).ToList();
        var doubles = await UndecidedAsync(roundId, known, list.Experts, cancellation);
        var rows = list.Experts.Zip(list.Lines).ToDictionary(e => e.First.PersonId, e => e.Second, StringComparer.Ordinal);
        return new ExpertImportPreview(
            importId, list.Rows, changes.Count(c => c.Before is null), changes.Count(c => c.Before is not null && !Same(c.Before, c.After)),
            changes.Count(c => c.Before is not null && Same(c.Before, c.After)), list.Problems, list.Experts, list.Source,
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
        actor.Demand(Act.ImportExperts);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        gate.Demand(round);
        var list = await StoredAsync(roundId, importId, cancellation);
        var experts = await WithoutDroppedAsync(actor, roundId, list.Experts, answers, cancellation);

        // Persons first: an expert in the pool can always sign in.
        await RolesOnRecordAsync(actor, importId, experts, cancellation);
        await Parallel.ForEachAsync(
            experts,
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
                async (expert, token) => await people.GrantAsync(
                    expert.Email, new RoleGrant(Role.Expert), expert.Name, cancellation: token));
        int created = 0, updated = 0;
        foreach (var page in experts.Chunk(ExpertsPerCommit))
        {
            var (inserted, replaced) = await WriteAsync(actor, roundId, importId, page, cancellation);
            created += inserted;
            updated += replaced;
        }

        if (round.IsAt(PanelReviewStage.Kind))
        {
            await ReopenAsync(actor, round, experts, cancellation);
        }

        return new ExpertImportResult(created, updated, experts.Count - created - updated);
    }

    /// <summary>Records what the importer says of one probable double of a preview; nothing is imported.</summary>
    /// <exception cref="RefusedException">No such preview or double in it, no reason, or the pool is fixed.</exception>
    public async Task AnswerAsync(Actor actor, string roundId, string importId, DoubleAnswer answer,
        CancellationToken cancellation = default)
    {
        actor.Demand(Act.ImportExperts);
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
        return (known ? await DrawActs.ReadAsync<ExpertList>(blobs, ReviewKeys.ImportBlob(roundId, importId), cancellation) : null)
            ?? throw new RefusedException(ExpertListRefusals.NoPreview());
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

    /// <summary>Who is not an expert yet becomes one by the record of it, in pages that one commit holds.</summary>
    private async Task RolesOnRecordAsync(
        Actor actor, string importId, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        var role = new RoleGrant(Role.Expert);
        foreach (var page in experts.Chunk(RolesPerCommit))
        {
            var commit = new Commit(OutboxKeys.SystemPartition);
            var holds = await Task.WhenAll(page.Select(e => people.HoldsAsync(e.Email, role, cancellation)));
            foreach (var (expert, _) in page.Zip(holds).Where(e => !e.Second))
            {
                commit.OnRecord(actor, new RoleChange(expert.Email, role, Given: true, expert.Name), ("import", importId));
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }
    }

    private async Task<(int Created, int Updated)> WriteAsync(
        Actor actor, string roundId, string importId, PoolExpert[] page, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        while (true)
        {
            var stored = await Task.WhenAll(page.Select(e => tables.GetAsync<PoolExpert>(
                partition, RoundKeys.Expert(e.PersonId), cancellation)));
            var commit = new Commit(partition);
            int created = 0, updated = 0;
            foreach (var (before, expert) in stored.Zip(page))
            {
                if (before is null)
                {
                    commit.Insert(RoundKeys.Expert(expert.PersonId), expert);
                    created++;
                }
                else if (Merge(before.Value, expert) is var after && !Same(before.Value, after))
                {
                    commit.Replace(before, after);
                    updated++;
                }
            }

            if (commit.Count == 0)
            {
                return (0, 0);
            }

            commit.Audit(AuditNote.By(
                actor, "experts-imported", roundId, ("import", importId), ("created", $"{created}"), ("updated", $"{updated}")));
            try
            {
                await commits.SaveAsync(commit, cancellation);
                return (created, updated);
            }
            catch (StorageConflictException)
            {
                // Another import, or a conflict declared at the same moment: read the page again.
            }
        }
    }

    /// <summary>In the review: new conflicts end open sheets, and seats for which nobody was found are looked for again.</summary>
    private async Task ReopenAsync(Actor actor, Round round, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        foreach (var expert in experts)
        {
            await conflicts.RecuseConflictedAsync(actor, round, expert.PersonId, "专家库更新后存在回避关系。", cancellation);
        }

        var partition = RoundKeys.Partition(round.Id);
        while (true)
        {
            var page = await tables.QueryAsync<EmptySeat>(partition, KeyRange.Prefix(ReviewKeys.UnfillableSeats), 45, null, cancellation);
            if (page.Items.Count == 0 && page.Continuation is null)
            {
                return;
            }

            var commit = new Commit(partition).WakeRound(round.Id);
            foreach (var seat in page.Items)
            {
                commit.Delete(seat.Key, seat.ETag).Upsert(
                    RoundKeys.EmptySeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore), seat.Value);
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <summary>The list's word, but a conflict once declared stays.</summary>
    private static PoolExpert Merge(PoolExpert? before, PoolExpert expert) =>
        before is null ? expert : expert with { Conflicts = [.. expert.Conflicts.Union(before.Conflicts, StringComparer.Ordinal)] };

    private static bool Same(PoolExpert a, PoolExpert b) =>
        OrchestrationJson.Serialize(a with { Conflicts = [.. a.Conflicts.Order(StringComparer.Ordinal)] }) == OrchestrationJson.Serialize(
            b with { Conflicts = [.. b.Conflicts.Order(StringComparer.Ordinal)] });

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (read.Length + count > Megabytes * 1024 * 1024)
            {
                throw new RefusedException(ExpertListRefusals.TooLarge(Megabytes));
            }

            read.Write(buffer, 0, count);
        }

        return read.Length == 0 ? throw new RefusedException(ExpertListRefusals.Empty()) : read.ToArray();
    }
}

/// <param name="ImportId">To apply it; null while anything is wrong.</param>
/// <param name="Problems">By row and column, all of them.</param>
/// <param name="Experts">Of the sound rows, in the list's order.</param>
/// <param name="Source">What of the file was read.</param>
/// <param name="Doubles">Probably one person twice, in the list or with the pool: each needs an answer before the list is applied.</param>
public sealed record ExpertImportPreview(
    string? ImportId, int Rows, int New, int Updated, int Unchanged, IReadOnlyList<Refusal> Problems, IReadOnlyList<PoolExpert> Experts,
    ExpertListSource Source, IReadOnlyList<ImportedDouble> Doubles)
{
    /// <summary>Whose organisation's code has a check character that does not fit, to be looked up before the list is applied.</summary>
    public IEnumerable<PoolExpert> CodesOutsideCheck => Experts.Where(e => CreditCode.IsOutsideCheck(e.CreditCode));
}

/// <param name="Id">See <see cref="ProbableDouble.Id"/>.</param>
public sealed record ImportedDouble(string Id, DoubleSide One, DoubleSide Other);

/// <param name="Row">In the file; null for an entry of the pool.</param>
public sealed record DoubleSide(string PersonId, string Name, string Organisation, string Email, int? Row);

/// <param name="Id">Of the probable double.</param>
/// <param name="Keep">Id of the person whose entry stays when both are one; null when they are two.</param>
public sealed record DoubleAnswer(string Id, string? Keep, string? Reason);

public sealed record ExpertImportResult(int Created, int Updated, int Unchanged);
