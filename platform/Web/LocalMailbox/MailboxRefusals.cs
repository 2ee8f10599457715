namespace Funding.Platform.Web.LocalMailbox;

internal static class MailboxRefusals
{
    private static readonly Texts Texts = new(typeof(MailboxRefusals));

    public static Refusal NoMail() => new("mail-not-found", null, Texts.Of("no-mail")) { Kind = RefusalKind.NotFound };

    public static Refusal ThroughProxy(string header) =>
        new("mailbox-through-proxy", null, Texts.Of("through-proxy", header)) { Kind = RefusalKind.Forbidden };

    public static Refusal FromElsewhere() =>
        new("mailbox-from-elsewhere", null, Texts.Of("from-elsewhere")) { Kind = RefusalKind.Forbidden };
}
