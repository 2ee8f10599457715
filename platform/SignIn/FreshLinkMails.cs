namespace Funding.Platform.SignIn;

/// <summary>The mail with a fresh link; its texts stand beside this class.</summary>
internal sealed class FreshLinkMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(FreshLinkMails));

    public static readonly MailTemplate FreshLink = new(nameof(FreshLink), true, ["What"]) { Texts = Texts.Get, AtOnce = true };

    public IEnumerable<MailTemplate> Own => [FreshLink];

    public static MailRequest To(string personId, Bilingual what, LinkRef link, string? roundId) => FreshLink.To(
        personId, new Dictionary<string, string> { ["What"] = what.Zh, ["What.en"] = what.En }, link, roundId);
}
