namespace Funding.Workflows.Webhooks;

/// <summary>
/// Receivers of what is public: one administrator enters an address, another confirms it. The secret by which a receiver knows our
/// messages is shown once, to whoever made it.
/// </summary>
public sealed class WebhookCommands(
    WebhookStore webhooks, SealedContent seals, PeopleStore people, CommitWriter commits, IOptions<WebhookOptions> options,
    TimeProvider clock)
{
    private const int MostTold = 30;

    /// <returns>The receiver, and its secret in the clear.</returns>
    /// <exception cref="RefusedException">Webhooks are off, no address that may be a receiver's, known, or too many.</exception>
    public async Task<(WebhookTarget Target, string Secret)> EnterAsync(
        Actor actor, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageWebhooks);
        var address = WebhookAddress.Read(typed, options.Value.AllowLoopback);
        var known = (await webhooks.TargetsAsync(cancellation)).Select(t => t.Value).ToList();
        if (WebhookDecision.BarEntry(options.Value.Enabled, address, known) is { } bar)
        {
            throw new RefusedException(bar);
        }

        var now = clock.GetUtcNow();
        var (id, secret) = (TimeOrderedId.New(now), WebhookSignature.NewSecret());
        var target = new WebhookTarget(
            id, address!.AbsoluteUri, seals.Seal(secret, WebhookKeys.Target(id)), actor.PersonId, actor.Name, now);
        var commit = new Commit(HomeKeys.System).Insert(WebhookKeys.Target(id), target)
            .Audit(AuditNote.By(actor, "webhook-entered", id, ("address", target.Address)));
        foreach (var other in (await people.InRoleAsync(Role.Administrator, null, cancellation))
            .Where(p => p.Id != actor.PersonId).Take(MostTold))
        {
            commit.Mail($"mail:{nameof(WebhookMails.WebhookToConfirm)}:{id}:{other.Id}", WebhookMails.ToConfirm(other.Id, target));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return (target, secret);
    }

    /// <param name="typed">The last four characters of the receiver's host.</param>
    /// <exception cref="RefusedException">No such receiver, confirmed already, one's own, or something else was typed.</exception>
    public async Task ConfirmAsync(Actor actor, string id, string? typed, string field, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageWebhooks);
        var stored = await webhooks.GetAsync(id, cancellation);
        if (WebhookDecision.BarConfirmation(stored.Value, actor.PersonId) is { } bar)
        {
            throw new RefusedException(bar);
        }

        TypedConfirmation.Demand(typed, stored.Value.Host, field);
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Replace(stored, stored.Value with { Confirmed = new(actor.PersonId, actor.Name, clock.GetUtcNow()) })
                .Audit(AuditNote.By(actor, "webhook-confirmed", id, ("address", stored.Value.Address))),
            cancellation);
    }

    /// <summary>Makes another secret; from now on messages are signed by it.</summary>
    /// <returns>In the clear.</returns>
    public async Task<(WebhookTarget Target, string Secret)> RenewAsync(
        Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageWebhooks);
        var stored = await webhooks.GetAsync(id, cancellation);
        var secret = WebhookSignature.NewSecret();
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Replace(stored, stored.Value with { Secret = seals.Seal(secret, stored.Key) })
                .Audit(AuditNote.By(actor, "webhook-secret-renewed", id)),
            cancellation);
        return (stored.Value, secret);
    }

    /// <summary>Ends a receiver, or takes one back that nobody confirmed; what is on its way to it is given up.</summary>
    public async Task EndAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageWebhooks);
        var stored = await webhooks.GetAsync(id, cancellation);
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System).Delete(stored.Key, stored.ETag)
                .Audit(AuditNote.By(actor, "webhook-ended", id, ("address", stored.Value.Address))),
            cancellation);
    }

    /// <summary>Sends one message again, under its own id.</summary>
    /// <exception cref="RefusedException">No such delivery, its receiver was ended, or it waits anyway.</exception>
    public async Task AgainAsync(Actor actor, string key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageWebhooks);
        var stored = await webhooks.DeliveryAsync(key, cancellation);
        await webhooks.GetAsync(stored.Value.Target, cancellation);
        if (stored.Value.State == WebhookState.Waiting)
        {
            throw new RefusedException(WebhookRefusals.WaitsAnyway());
        }

        await commits.SaveOrRefuseAsync(new Commit(WebhookKeys.Partition).Again(stored, clock.GetUtcNow()), cancellation);
        await commits.SaveAsync(
            new Commit(HomeKeys.System).Audit(AuditNote.By(
                actor, "webhook-sent-again", stored.Value.Message.Id, ("receiver", stored.Value.Target))),
            cancellation);
    }
}
