namespace Funding.Workflows.Money.Hands;

/// <summary>Who is told of a verification. No mail has the number or a part of it.</summary>
internal sealed class HandMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(HandMails));

    /// <summary>To the other administrators.</summary>
    public static readonly MailTemplate IdentityToConfirm =
        new(nameof(IdentityToConfirm), true, ["PersonName", "RequestedBy"]) { Texts = Texts.Get };

    /// <summary>To the person, and to whoever entered it.</summary>
    public static readonly MailTemplate IdentityConfirmed =
        new(nameof(IdentityConfirmed), true, ["PersonName", "ConfirmedBy"]) { Texts = Texts.Get };

    /// <summary>To the person.</summary>
    public static readonly MailTemplate IdentityEnded = new(nameof(IdentityEnded), true, ["PersonName", "Reason"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [IdentityToConfirm, IdentityConfirmed, IdentityEnded];

    public static MailRequest ToConfirm(string to, Verification entered) => IdentityToConfirm.To(
        to, new Dictionary<string, string> { ["PersonName"] = entered.Name, ["RequestedBy"] = entered.Entered.ByName },
        new LinkRef { Path = HandLinks.Hands });

    public static MailRequest Confirmed(string to, Verification waiting, string by) => IdentityConfirmed.To(
        to, new Dictionary<string, string> { ["PersonName"] = waiting.Name, ["ConfirmedBy"] = by }, new LinkRef { Path = Paths.Office });

    public static MailRequest Ended(string to, Verification before, string reason) => IdentityEnded.To(
        to, new Dictionary<string, string> { ["PersonName"] = before.Name, ["Reason"] = reason }, new LinkRef { Path = Paths.Office });
}
