namespace Funding.Local;

/// <summary>Mail settings from the environment (FUNDING_Mail__…); without any, the local mailbox.</summary>
internal static class MailSettings
{
    public static MailOptions Of(IConfiguration configuration, LocalOptions options)
    {
        var section = configuration.GetSection("Mail");
        var address = options.Address;
        return new MailOptions
        {
            Transport = section.GetValue("Transport", MailTransportKind.Mailbox),
            Environment = section.GetValue("Environment", options.Demonstration
                ? MailEnvironment.Demonstration
                : MailEnvironment.Development),
            FromAddress = section["FromAddress"] ?? "funding@example.edu.cn",
            FromName = section["FromName"] ?? "省教育厅遴选办公室",
            FromNameEnglish = section["FromNameEnglish"] ?? "Provincial Department of Education, Selection Office",
            PublicBaseUrl = new Uri(section["PublicBaseUrl"] ?? address),
            ListenUrls = [address],
        }.WithPeer(section);
    }
}
