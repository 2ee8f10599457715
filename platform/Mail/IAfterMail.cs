namespace Funding.Platform.Mail;

/// <summary>Something that follows a mail; whoever owns it registers it.</summary>
public interface IAfterMail
{
    /// <summary>The mail was handed over, or settled before; may be told again of the same one.</summary>
    Task SentAsync(string effectKey, MailRequest request, CancellationToken cancellation);
}
