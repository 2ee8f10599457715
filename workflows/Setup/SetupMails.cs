namespace Funding.Workflows.Setup;

/// <summary>The mail that an administrator sends to themselves; its texts stand beside this class.</summary>
internal sealed class SetupMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(SetupMails));

    public static readonly MailTemplate TestMail = new(nameof(TestMail), true, []) { Texts = Texts.Get, AtOnce = true };

    public IEnumerable<MailTemplate> Own => [TestMail];

    public static MailRequest To(string personId) =>
        TestMail.To(personId, new Dictionary<string, string>(), new LinkRef { Path = Paths.Office });
}
