namespace Funding.Platform.Mail;

/// <summary>Carries out the effects that <see cref="MailCommitExtensions.Mail"/> writes.</summary>
public sealed class MailEffectHandler(MailSender sender, IEnumerable<IAfterMail> followers) : IEffectHandler
{
    public const string KindName = "mail";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        SendAsync(effectKey, payload, null, cancellation);

    public Task HandleAsync(Effect effect, CancellationToken cancellation) =>
        SendAsync(effect.Key, effect.Payload, MailAsking.Of(effect, effect.Attempts + 1), cancellation);

    private async Task SendAsync(string effectKey, string payload, MailAsking? asking, CancellationToken cancellation)
    {
        var request = FundingJson.Deserialize<MailRequest>(payload)!;
        try
        {
            await sender.SendAsync(effectKey, request, asking, cancellation);
        }
        catch (TransientMailException e)
        {
            throw new EffectRetryException(e.Message, e.RetryAfter);
        }
        catch (PermanentMailException e)
        {
            throw new EffectGivenUpException(e.Message);
        }

        foreach (var follower in followers)
            await follower.SentAsync(effectKey, request, cancellation);
    }
}

public static class MailCommitExtensions
{
    /// <summary>
    /// Sends the mail once after the commit, however often the commit's cause comes again with this key: in office hours unless its kind
    /// goes at once.
    /// </summary>
    /// <param name="key">Says what the mail is about, such as <c>mail:ReviewInvitation:</c> and the expert's id; unique in the
    /// round.</param>
    public static Commit Mail(this Commit commit, string key, MailRequest request) =>
        commit.Then(Effect.Of(MailEffectHandler.KindName, key, request) with
        {
            InOfficeHours = !request.AtOnce,
            Term = MailTerm.Of(request),
        });
}
