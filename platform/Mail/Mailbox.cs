namespace Funding.Platform.Mail;

public sealed record MailboxMail
{
    public required string Id { get; init; }

    public required string MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string FromName { get; init; }

    public required string FromAddress { get; init; }

    public required string ToName { get; init; }

    public required string ToAddress { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }
}

/// <summary>A line of the mailbox's list.</summary>
public sealed record MailboxEntry(string Id, DateTimeOffset At, string ToName, string ToAddress, string Subject);

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record MailboxPage(IReadOnlyList<MailboxEntry> Entries, string? Continuation);

/// <summary>The local mailbox: the whole mail by id, and a list entry by time, for everyone and for each address.</summary>
public sealed class Mailbox(ITableStore store)
{
    private const string Partition = "mailbox";

    /// <returns>Null when there is no such mail.</returns>
    public async Task<MailboxMail?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await store.GetAsync<MailboxMail>(Partition, $"mail:{KeyText.Safe(id)}", cancellation))?.Value;

    /// <summary>The newest first; one transaction a page.</summary>
    /// <param name="address">Only mail to this address; null for all.</param>
    public async Task<MailboxPage> ListAsync(
        string? address = null, int pageSize = 50, string? continuation = null, CancellationToken cancellation = default)
    {
        var prefix = address is null ? "newest:" : ToPrefix(address);
        var page = await store.QueryAsync<MailboxEntry>(Partition, KeyRange.Prefix(prefix), pageSize, continuation, cancellation);
        return new MailboxPage([.. page.Items.Select(item => item.Value)], page.Continuation);
    }

    /// <summary>A mail tried again is in the box once, as in any mail program.</summary>
    internal async Task PutAsync(MailboxMail mail, CancellationToken cancellation)
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - mail.At.UtcTicks:D19}:{mail.Id}");
        var entry = new MailboxEntry(mail.Id, mail.At, mail.ToName, mail.ToAddress, mail.Subject);
        IReadOnlyList<RowChange> rows =
        [
            RowCodec.Insert($"mail:{mail.Id}", mail),
            RowCodec.Insert($"newest:{order}", entry),
            RowCodec.Insert(ToPrefix(mail.ToAddress) + order, entry)
        ];

        // One that exists arrived at an earlier try.
        await Attempts.OnceAsync(ConflictKind.Exists, () => store.CommitAsync(Partition, rows, cancellation), cancellation);
    }

    private static string ToPrefix(string address) => $"to:{KeyText.Hash(address.Trim().ToLowerInvariant())}:";
}
