using System.Globalization;
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
    internal const string Partition = "audit-heads";

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
        tables.QueryAsync<PublishedHead>(Partition, KeyRange.Prefix($"{roundId}:"), 60, continuation, cancellation);

    private async Task<bool> PublishAsync(string roundId, DateOnly today, CancellationToken cancellation)
    {
        var key = KeyOf(roundId, today);
        if (await tables.GetAsync<AuditHead>(RoundKeys.Partition(roundId), AuditKeys.Head, cancellation) is not { } head
            || await LastAsync(roundId, cancellation) is { } last && (last.Day == today || last.Hash == head.Value.Hash))
        {
            return false;
        }

        var mark = new PublishedHead(roundId, today, head.Value.Sequence, head.Value.Hash, clock.GetUtcNow());
        try
        {
            await tables.CommitAsync(Partition, RowCodec.Insert(key, mark), cancellation);
        }
        catch (StorageConflictException)
        {
            return false;
        }

        await MailAsync(mark, cancellation);
        return true;
    }

    private async Task MailAsync(PublishedHead mark, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(mark.RoundId);
        if (await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation) is not { } round)
        {
            return;
        }

        var commit = new Commit(partition);
        foreach (var member in round.Value.Committee)
        {
            commit.MailPage(round.Value, MailTemplates.AuditHead, member, $"{mark.Day:yyyy-MM-dd}", "/audit",
                RoundMail.Day("Date", mark.Day), ("Sequence", mark.Sequence.ToString(CultureInfo.InvariantCulture)), ("Head", mark.Hash));
        }

        await commits.SaveAsync(commit, cancellation);
    }

    private async Task<PublishedHead?> LastAsync(string roundId, CancellationToken cancellation) =>
        (await tables.QueryAsync<PublishedHead>(Partition, KeyRange.Prefix($"{roundId}:"), 1, null, cancellation)).Items is [var newest, ..] ? newest.Value : null;

    /// <summary>The newest day sorts first.</summary>
    private static string KeyOf(string roundId, DateOnly day) => $"{roundId}:{DateOnly.MaxValue.DayNumber - day.DayNumber:D7}";
}
