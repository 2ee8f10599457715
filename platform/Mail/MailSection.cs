namespace Funding.Platform.Mail;

public static class MailSection
{
    /// <summary>The settings of the peer that takes the mails, under the same names on both hosts.</summary>
    public static MailOptions WithPeer(this MailOptions options, IConfigurationSection section) => options with
    {
        AllowedRecipientDomains = section.GetSection("AllowedRecipientDomains").Get<string[]>() ?? [],
        SendGridKey = section["SendGridKey"],
        SendGridWebhookKey = section["SendGridWebhookKey"],
        SmtpHost = section["SmtpHost"],
        SmtpPort = section.GetValue("SmtpPort", options.SmtpPort),
        SmtpSecurity = section.GetValue("SmtpSecurity", options.SmtpSecurity),
        SmtpUser = section["SmtpUser"],
        SmtpPassword = section["SmtpPassword"],
    };
}
