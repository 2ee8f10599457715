namespace Funding.Workflows.Money.Accounts;

/// <summary>Who is told of a bank account. No mail has more than its last four digits.</summary>
internal sealed class AccountMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(AccountMails));

    /// <summary>To the other people of the organisation, at once.</summary>
    public static readonly MailTemplate AccountEntered = new(
        nameof(AccountEntered), true, ["OrganisationName", "Bank", "Tail", "By"])
    { Texts = Texts.Get, AtOnce = true };

    /// <summary>To the organisation's people.</summary>
    public static readonly MailTemplate AccountConfirmed = new(
        nameof(AccountConfirmed), true, ["OrganisationName", "Bank", "Tail", "By"])
    { Texts = Texts.Get, AtOnce = true };

    /// <inheritdoc cref="AccountConfirmed"/>
    public static readonly MailTemplate AccountRefused = new(
        nameof(AccountRefused), true, ["OrganisationName", "Tail", "Reason"])
    { Texts = Texts.Get };

    /// <summary>To officers.</summary>
    public static readonly MailTemplate AccountWaits = new(nameof(AccountWaits), true, ["OrganisationName"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [AccountEntered, AccountConfirmed, AccountRefused, AccountWaits];

    public static MailRequest Of(MailTemplate template, string to, Organisation organisation, AccountEntry entry, string by) => template.To(
        to,
        new Dictionary<string, string>
        {
            ["OrganisationName"] = organisation.Name,
            ["Bank"] = entry.Bank,
            ["Tail"] = entry.Tail,
            ["By"] = by,
        },
        new LinkRef { Path = BankAccountLinks.Own(organisation.CreditCode) });

    public static MailRequest Refused(string to, Organisation organisation, AccountEntry entry, string reason) => AccountRefused.To(
        to,
        new Dictionary<string, string> { ["OrganisationName"] = organisation.Name, ["Tail"] = entry.Tail, ["Reason"] = reason },
        new LinkRef { Path = BankAccountLinks.Own(organisation.CreditCode) });

    public static MailRequest ToOffice(string to, Organisation organisation) => AccountWaits.To(
        to, new Dictionary<string, string> { ["OrganisationName"] = organisation.Name },
        new LinkRef { Path = BankAccountLinks.Office(organisation.CreditCode) });
}
