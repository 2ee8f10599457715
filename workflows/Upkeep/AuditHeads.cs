namespace Funding.Workflows.Upkeep;

/// <summary>The head of a chain as published on a day; nobody can rewrite what it covers quietly.</summary>
/// <param name="RoundId">Or <see cref="AuditHeads.System"/>.</param>
public sealed record PublishedHead(string RoundId, DateOnly Day, long Sequence, string Hash, DateTimeOffset PublishedAt);

/// <summary>Publishes every day the head of each chain on the public pages and mails it to the committee.</summary>
public sealed class AuditHeads(ITableStore tables, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    /// <summary>The chain that is no round's: roles, tokens, accounts.</summary>
    public const string System = "system";

    // A mail is a row; the mark is one more of the hundred.
    private const int MailsAtOnce = 60;

    /// <summary>Publishes today's heads, once a day however often it is called; a finished round is published a last time.</summary>
    /// <returns>How many were published now.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellation = default)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var published = await PublishAsync(System, today, cancellation) ? 1 : 0;
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            published += await PublishAsync(summary.Value.Id, today, cancellation) ? 1 : 0;
        }

        return published;
    }

    /// <summary>Published heads of a round or of the system's own chain, the newest first, one page.</summary>
    public Task<StoredPage<PublishedHead>> ListAsync(string chain, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<PublishedHead>(PartitionOf(chain), KeyRange.Prefix(AuditKeys.Published), 60, continuation, cancellation);

    /// <summary>The head that was published last; null before the first.</summary>
    public async Task<PublishedHead?> LastAsync(string chain, CancellationToken cancellation = default) =>
        (await tables.QueryAsync<PublishedHead>(PartitionOf(chain), KeyRange.Prefix(AuditKeys.Published), 1, null, cancellation)).Items
            is [var newest, ..] ? newest.Value : null;

    internal static string PartitionOf(string chain) => OutboxKeys.PartitionOf(chain == System ? null : chain);

    /// <summary>The mark goes with the first mails in one commit: nobody is told of a head that is not public.</summary>
    private async Task<bool> PublishAsync(string chain, DateOnly today, CancellationToken cancellation)
    {
        var partition = PartitionOf(chain);
        if (await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation) is not { Value: var head }
            || await LastAsync(chain, cancellation) is { } last && (last.Day == today || last.Hash == head.Hash))
        {
            return false;
        }

        var mark = new PublishedHead(chain, today, head.Sequence, head.Hash, clock.GetUtcNow());
        var round = chain == System ? null : (await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation))!.Value;
        var members = round?.Committee ?? [.. (await people.InRoleAsync(Role.Committee, null, cancellation)).Select(m => m.Id)];
        var commit = new Commit(partition).Insert(AuditKeys.PublishedOn(today), mark);

        // A conflict: published at this moment by somebody else.
        return await Attempts.OnceAsync(async () =>
        {
            foreach (var some in members.Chunk(MailsAtOnce))
            {
                foreach (var member in some)
                {
                    Tell(commit, round, member, mark);
                }

                await commits.SaveAsync(commit, cancellation);
                commit = new Commit(partition);
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }, cancellation);
    }

    /// <param name="round">Null for the system's own chain.</param>
    private static void Tell(Commit commit, Round? round, string member, PublishedHead mark)
    {
        var day = $"{mark.Day:yyyy-MM-dd}";
        (string Name, string Value)[] data = [
            RoundMail.Day("Date", mark.Day), ("Sequence", mark.Sequence.ToString(CultureInfo.InvariantCulture)), ("Head", mark.Hash)
        ];
        if (round is not null)
        {
            commit.MailPage(
                round, MailTemplates.AuditHead, member, day, Paths.Of(Paths.RoundAudit, round.Id), data);
        }
        else
        {
            commit.Mail(
                $"mail:{nameof(MailTemplates.SystemAuditHead)}:{member}:{day}",
                MailTemplates.SystemAuditHead.To(
                    member, data.ToDictionary(d => d.Name, d => d.Value), new LinkRef { Path = Paths.SystemAudit }));
        }
    }
}
