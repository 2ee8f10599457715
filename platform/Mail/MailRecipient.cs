namespace Funding.Platform.Mail;

/// <param name="Name">May be empty: somebody who has not told it yet.</param>
/// <param name="Language">"zh" or "en".</param>
public sealed record MailRecipient(string Address, string Name, string Language);
