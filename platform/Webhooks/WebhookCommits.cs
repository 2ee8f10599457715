namespace Funding.Platform.Webhooks;

public static class WebhookCommits
{
    /// <summary>Sends the message to a receiver after the commit, on record: two rows of the batch.</summary>
    /// <param name="at">Now.</param>
    public static Commit Tell(this Commit commit, WebhookTarget target, WebhookMessage message, DateTimeOffset at)
    {
        var key = WebhookKeys.Delivery(at, $"{message.Id}:{target.Id}");
        return commit.Insert(key, new WebhookDelivery(target.Id, message, at)).Send(key, $"webhook:{message.Id}:{target.Id}");
    }

    /// <summary>Sends what is on record once more.</summary>
    public static Commit Again(this Commit commit, Stored<WebhookDelivery> delivery, DateTimeOffset at) => commit
        .Replace(delivery, delivery.Value with { State = WebhookState.Waiting })
        .Send(delivery.Key, $"webhook:{delivery.Value.Message.Id}:{delivery.Value.Target}:{at.UtcTicks}");

    private static Commit Send(this Commit commit, string key, string cause) =>
        commit.Then(Effect.Of(WebhookHandler.KindName, cause, key));
}
