using System.Text;
using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Hashing;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Organisations;
using Funding.Workflows.Refusals;
using Funding.Workflows.Review;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Review;

/// <summary>Fills a round's pool from a list: first a preview, then the same list is applied.</summary>
public sealed class ExpertImport(ITableStore tables, IBlobStore blobs, RoundStore rounds, PeopleStore people, ConflictCommands conflicts, CommitWriter commits, TimeProvider clock)
{
    private const int Megabytes = 10;
    private const int ExpertsPerCommit = 95;
    private const int PeopleAtOnce = 8;

    /// <summary>Reads and checks a list and says what applying it would do; nothing of the pool changes.</summary>
    /// <exception cref="RefusedException">The file is no list, empty, or too large.</exception>
    public async Task<ExpertImportPreview> PreviewAsync(Actor actor, string roundId, Stream content, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ImportExperts);
        DemandOpen((await rounds.GetAsync(roundId, cancellation)).Value);
        var bytes = await ReadAsync(content, cancellation);
        var list = ExpertList.Read(bytes);
        var known = await PoolAsync(roundId, cancellation);
        var changes = list.Experts.Select(e => (Expert: Merge(known.GetValueOrDefault(e.PersonId), e), Before: known.GetValueOrDefault(e.PersonId))).ToList();
        var hash = Sha256Hex.Of(bytes);
        if (list.Problems.Count == 0)
        {
            using var stored = new MemoryStream(Encoding.UTF8.GetBytes(OrchestrationJson.Serialize(list.Experts)));
            await blobs.PutAsync(ReviewKeys.ImportBlob(roundId, hash), stored, "application/json", cancellation: cancellation);
        }

        return new ExpertImportPreview(
            list.Problems.Count == 0 ? hash : null, list.Rows,
            changes.Count(c => c.Before is null), changes.Count(c => c.Before is not null && !Same(c.Before, c.Expert)), changes.Count(c => c.Before is not null && Same(c.Before, c.Expert)),
            list.Problems, list.Experts);
    }

    /// <summary>Applies a previewed list; applying it again, or going on after a crash, changes nothing more.</summary>
    /// <param name="importId">Of the preview.</param>
    public async Task<ExpertImportResult> ApplyAsync(Actor actor, string roundId, string importId, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ImportExperts);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        DemandOpen(round);
        var experts = importId.Length == 64 && importId.All(char.IsAsciiHexDigitLower)
            ? await DrawActs.ReadAsync<List<PoolExpert>>(blobs, ReviewKeys.ImportBlob(roundId, importId), cancellation)
            : null;
        if (experts is null)
        {
            throw new RefusedException(ExpertListRefusals.NoPreview());
        }

        // Persons first: an expert in the pool can always sign in.
        await Parallel.ForEachAsync(experts, new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
            async (expert, token) => await people.GrantAsync(expert.Email, new RoleGrant(Role.Expert), expert.Name, cancellation: token));
        int created = 0, updated = 0;
        foreach (var page in experts.Chunk(ExpertsPerCommit))
        {
            var (inserted, replaced) = await WriteAsync(actor, roundId, importId, page, cancellation);
            created += inserted;
            updated += replaced;
        }

        if (round.Stage == RoundStage.Review)
        {
            await ReopenAsync(actor, round, experts, cancellation);
        }

        return new ExpertImportResult(created, updated, experts.Count - created - updated);
    }

    /// <summary>Preview and application in one, for scripts.</summary>
    /// <exception cref="RefusedException">Every problem of the list; nothing was imported.</exception>
    public async Task<ExpertImportResult> ImportAsync(Actor actor, string roundId, Stream content, CancellationToken cancellation = default)
    {
        var preview = await PreviewAsync(actor, roundId, content, cancellation);
        return preview.ImportId is { } id ? await ApplyAsync(actor, roundId, id, cancellation) : throw new RefusedException([.. preview.Problems]);
    }

    private async Task<(int Created, int Updated)> WriteAsync(Actor actor, string roundId, string importId, PoolExpert[] page, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        while (true)
        {
            var stored = await Task.WhenAll(page.Select(e => tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(e.PersonId), cancellation)));
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

            commit.Audit(AuditNote.By(actor, "experts-imported", roundId, ("import", importId), ("created", $"{created}"), ("updated", $"{updated}")));
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
                commit.Delete(seat.Key, seat.ETag).Upsert(RoundKeys.EmptySeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore), seat.Value);
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <summary>The list's word, but a conflict once declared stays.</summary>
    private static PoolExpert Merge(PoolExpert? before, PoolExpert expert) =>
        before is null ? expert : expert with { Conflicts = [.. expert.Conflicts.Union(before.Conflicts, StringComparer.Ordinal)] };

    private static bool Same(PoolExpert a, PoolExpert b) => OrchestrationJson.Serialize(a with { Conflicts = [.. a.Conflicts.Order(StringComparer.Ordinal)] }) == OrchestrationJson.Serialize(b with { Conflicts = [.. b.Conflicts.Order(StringComparer.Ordinal)] });

    private void DemandOpen(Round round)
    {
        // From the named day on somebody may know the value: whoever knew the seed too could choose whom to add.
        if (round.Stage == RoundStage.Draw && clock.GetUtcNow() >= ShanghaiTime.StartOf(round.Draw.PublicValueDay))
        {
            throw new RefusedException(ReviewRefusals.PoolFixed());
        }

        if (round.Stage > RoundStage.Review)
        {
            throw new RefusedException(ReviewRefusals.PoolClosed());
        }
    }

    private async Task<Dictionary<string, PoolExpert>> PoolAsync(string roundId, CancellationToken cancellation)
    {
        var pool = new Dictionary<string, PoolExpert>(StringComparer.Ordinal);
        await foreach (var expert in tables.EnumerateAsync<PoolExpert>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            pool.Add(expert.Value.PersonId, expert.Value);
        }

        return pool;
    }

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
public sealed record ExpertImportPreview(
    string? ImportId, int Rows, int New, int Updated, int Unchanged, IReadOnlyList<Refusal> Problems, IReadOnlyList<PoolExpert> Experts)
{
    /// <summary>Whose organisation's code has a check character that does not fit, to be looked up before the list is applied.</summary>
    public IEnumerable<PoolExpert> CodesOutsideCheck => Experts.Where(e => CreditCode.IsOutsideCheck(e.CreditCode));
}

public sealed record ExpertImportResult(int Created, int Updated, int Unchanged);
