namespace Funding.Services.Mail;

/// <param name="Name">May be empty: somebody who has not told it yet.</param>
/// <param name="Language">"zh" or "en".</param>
public sealed record MailRecipient(string Address, string Name, string Language);

/// <summary>Who a person is by now. Null when there is no such person.</summary>
public delegate Task<MailRecipient?> RecipientLookup(string personId, CancellationToken cancellation);
