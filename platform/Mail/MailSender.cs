namespace Funding.Platform.Mail;

/// <summary>
/// Sends the mail of an effect once. A crash after the transport took it and before the row was written sends it again with
/// the same Message-ID and the same link: mail programs show one mail.
/// </summary>
public sealed class MailSender(
    IMailTransport transport,
    MailRenderer renderer,
    DeliveryLog deliveries,
    LinkService links,
    PeopleStore people,
    MailOptions options,
    TimeProvider time)
{
    /// <exception cref="TransientMailException">Nothing was settled; try again later.</exception>
    /// <exception cref="PermanentMailException">Recorded as failed, for the office to see.</exception>
    public Task SendAsync(string effectKey, MailRequest request, CancellationToken cancellation = default) =>
        SendAsync(effectKey, request, null, cancellation);

    /// <param name="asking">For the log of mails; null where nobody knows.</param>
    /// <inheritdoc cref="SendAsync(string, MailRequest, CancellationToken)"/>
    public async Task SendAsync(string effectKey, MailRequest request, MailAsking? asking, CancellationToken cancellation = default)
    {
        var id = MailMessageId.Of(request.RoundId, effectKey, options.FromAddress);
        if (await SettledAsync(id, effectKey, request, asking, cancellation) is { } settled)
        {
            if (settled.State == DeliveryState.Failed)
                throw new PermanentMailException(settled.Reason ?? "");
            return;
        }

        var person = (await people.FindAsync(request.PersonId, cancellation))?.Value;
        var recipient = MailRecipient.Of(request, person);
        try
        {
            if (recipient is null)
                throw new PermanentMailException($"There is no person {request.PersonId}.");
            if (person is { Disabled: true })
            {
                await SettleAsync(DeliveryState.Suppressed, "The person is disabled.");
                return;
            }

            if (!options.MaySendTo(recipient.Address))
            {
                await SettleAsync(DeliveryState.Suppressed, $"{options.Environment}: mail to this domain is not allowed.");
                return;
            }

            await transport.SendAsync(await RenderAsync(id, effectKey, request, recipient, cancellation), cancellation);
        }
        catch (PermanentMailException e)
        {
            await SettleAsync(DeliveryState.Failed, e.Message);
            throw;
        }

        await SettleAsync(DeliveryState.Sent, null);

        Task SettleAsync(DeliveryState state, string? reason)
        {
            var line = renderer.LineOf(request, recipient) with { Asking = asking, State = state, At = time.GetUtcNow() };
            return deliveries.RecordAsync(id, new DeliveryRecord
            {
                EffectKey = effectKey,
                MessageId = id.ToString(),
                Address = recipient?.Address ?? "",
                State = state,
                Reason = reason,
                At = line.At,
                Request = request,
                SettledAt = line.At,
            }, line.Because(reason), cancellation);
        }
    }

    /// <summary>What became of the mail; null while nothing did. A mail that nobody had taken on before is not looked up.</summary>
    private async Task<DeliveryRecord?> SettledAsync(
        MailMessageId id, string effectKey, MailRequest request, MailAsking? asking, CancellationToken cancellation)
    {
        var tried = asking is { Attempts: > 1 };
        return !tried && await deliveries.BeginAsync(id, time.GetUtcNow(), cancellation)
            ? null
            : await deliveries.FindAsync(request.RoundId, effectKey, cancellation);
    }

    private async Task<OutgoingMail> RenderAsync(
        MailMessageId id, string effectKey, MailRequest request, MailRecipient recipient, CancellationToken cancellation)
    {
        var link = request.Link switch
        {
            { LinkId: { } known } => await links.FindByIdAsync(known, cancellation)
                ?? throw new PermanentMailException($"There is no link {known}."),
            { Terms: { } terms } => await links.IssueForMailAsync(request.RoundId, effectKey, request.PersonId, terms, cancellation),
            _ => null,
        };
        var path = link is null ? request.Link?.Path : WithToken(request.Link!.Path, links.TokenOf(link));
        try
        {
            return new OutgoingMail
            {
                MessageId = id,
                FromAddress = options.FromAddress,
                FromName = renderer.Authority(recipient.Language == "en"),
                ToAddress = recipient.Address,
                ToName = recipient.Name,
                Content = renderer.Render(request, recipient, path is null ? null : options.Page(path), link?.Terms.ExpiresAt),
            };
        }
        catch (ArgumentException e)
        {
            throw new PermanentMailException(e.Message, e);
        }
    }

    private static string WithToken(string path, string token)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{path}/{token}" : $"{path[..query]}/{token}{path[query..]}";
    }
}
