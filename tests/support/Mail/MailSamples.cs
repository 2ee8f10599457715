namespace Funding.Tests.Support.Mail;

public static class MailSamples
{
    public static MailOptions Options { get; } = new()
    {
        Transport = MailTransportKind.Mailbox,
        Environment = MailEnvironment.Development,
        FromAddress = "funding@edu.example",
        FromName = "某省教育厅",
        FromNameEnglish = "Provincial Department of Education",
        PublicBaseUrl = new("http://127.0.0.1:5080/"),
        ListenUrls = ["http://127.0.0.1:5080"],
    };

    public static MailRenderer Renderer { get; } = new(Options, new MailTemplateSet([]));

    public static MailRequest RequestOf(MailTemplate template, params (string Key, string Value)[] values)
    {
        var data = template.Placeholders.ToDictionary(p => p, Raw);
        foreach (var (key, value) in values)
            data[key] = value;
        return template.To("p1", data, template.HasButton ? new LinkRef { Path = "/page" } : null, "r1");
    }

    public static OutgoingMail Outgoing() => new()
    {
        MessageId = MailMessageId.Of("r1", "mail:1", Options.FromAddress),
        FromAddress = Options.FromAddress,
        FromName = Options.FromName,
        ToAddress = "zhang@example.org",
        ToName = "张三",
        Content = Renderer.Render(
            RequestOf(MailTemplates.ReviewInvitation),
            new("zhang@example.org", "张三", "zh"),
            new("https://funding.example/link/abc.def"),
            null),
    };

    public static Uri? AddressOf(MailTemplate template) => template.HasButton ? new("https://funding.example/page") : null;

    public static string Shown(string placeholder, string language) => placeholder switch
    {
        "From" or "Until" or "KnownOn" or "Date" or "SignBy" => language == "en" ? "1 July 2026" : "2026年7月1日",
        "Deadline" or "SubmittedAt" or "WithdrawnAt" or "ReceivedAt" or "OldDeadline" or "NewDeadline" => language == "en"
            ? "31 May 2026, 23:59:59"
            : "2026年5月31日 23:59:59",
        _ => $"‹{placeholder}›",
    };

    private static string Raw(string placeholder) => placeholder switch
    {
        "From" or "Until" or "KnownOn" or "Date" or "SignBy" => "2026-07-01",
        "Deadline" or "SubmittedAt" or "WithdrawnAt" or "ReceivedAt" or "OldDeadline" or "NewDeadline" => "2026-05-31T15:59:59+00:00",
        _ => $"‹{placeholder}›",
    };
}
