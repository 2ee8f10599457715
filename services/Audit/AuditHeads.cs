using System.Globalization;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Audit;

/// <summary>The chain's head of a round as published on a day; nobody can rewrite what it covers quietly.</summary>
public sealed record PublishedHead(string RoundId, DateOnly Day, long Sequence, string Hash, DateTimeOffset PublishedAt);

/// <summary>Publishes every day each round's audit head on the public page and mails it to the committee.</summary>
public sealed class AuditHeads(ITableStore tables, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Publishes today's heads, once a day however often it is called; a finished round is published a last time.</summary>
    /// <returns>How many were published now.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellation = default)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var published = 0;
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            published += await PublishAsync(summary.Value.Id, today, cancellation) ? 1 : 0;
        }

        return published;
    }

    /// <summary>Published heads of a round, the newest first, one page.</summary>
    public Task<StoredPage<PublishedHead>> ListAsync(string roundId, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<PublishedHead>(RoundKeys.Partition(roundId), KeyRange.Prefix(AuditKeys.Published), 60, continuation, cancellation);

    /// <summary>The head that was published last; null before the first.</summary>
    public async Task<PublishedHead?> LastAsync(string roundId, CancellationToken cancellation = default) =>
        (await tables.QueryAsync<PublishedHead>(RoundKeys.Partition(roundId), KeyRange.Prefix(AuditKeys.Published), 1, null, cancellation)).Items is [var newest, ..] ? newest.Value : null;

    /// <summary>The mark and the committee's mails are one commit: nobody is told of a head that is not public.</summary>
    private async Task<bool> PublishAsync(string roundId, DateOnly today, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        if (await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation) is not { Value: var head }
            || await LastAsync(roundId, cancellation) is { } last && (last.Day == today || last.Hash == head.Hash)
            || await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation) is not { Value: var round })
        {
            return false;
        }

        var mark = new PublishedHead(roundId, today, head.Sequence, head.Hash, clock.GetUtcNow());
        var commit = new Commit(partition).Insert(AuditKeys.PublishedOn(today), mark);
        foreach (var member in round.Committee)
        {
            commit.MailPage(round, MailTemplates.AuditHead, member, $"{today:yyyy-MM-dd}", Paths.RoundAudit.Replace("{round}", roundId, StringComparison.Ordinal),
                RoundMail.Day("Date", today), ("Sequence", mark.Sequence.ToString(CultureInfo.InvariantCulture)), ("Head", mark.Hash));
        }

        try
        {
            await commits.SaveAsync(commit, cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            // Published at this moment by somebody else.
            return false;
        }
    }
}
