namespace Funding.Workflows.Setup;

/// <summary>The newest mail by which an administrator tried whether mails arrive.</summary>
public sealed record AskedTestMail(string EffectKey, DateTimeOffset AskedAt);

/// <summary>A mail to oneself, to see whether mails leave and are taken.</summary>
public sealed class TestMailCommands(ITableStore tables, CommitWriter commits, DeliveryLog deliveries, TimeProvider clock)
{
    private const string Row = "setup:test-mail";

    /// <summary>Two clicks within a minute are one mail.</summary>
    public Task SendAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var now = clock.GetUtcNow();
        var key = $"mail:{SetupMails.TestMail.Name}:{actor.PersonId}:{now:yyyyMMddHHmm}";
        return commits.SaveAsync(
            new Commit(HomeKeys.System)
                .Upsert(Row, new AskedTestMail(key, now))
                .Mail(key, SetupMails.To(actor.PersonId))
                .Audit(AuditNote.By(actor, "test-mail-sent", actor.PersonId)),
            cancellation);
    }

    /// <summary>What became of the newest: two point reads.</summary>
    public async Task<TrialMail> BecameAsync(CancellationToken cancellation = default)
    {
        var asked = (await tables.GetAsync<AskedTestMail>(HomeKeys.System, Row, cancellation))?.Value;
        var delivery = asked is null ? null : await deliveries.FindAsync(null, asked.EffectKey, cancellation);
        return SetupChecklist.MailOf(asked?.AskedAt, delivery?.State, clock.GetUtcNow());
    }
}
