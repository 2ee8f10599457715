namespace Funding.Workflows.Awards.Changes;

/// <summary>What the holder of an award is told of what is done about it, and administrators of a statement.</summary>
internal sealed class AwardChangeMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(AwardChangeMails));

    public static readonly MailTemplate AwardCorrected = Of(nameof(AwardCorrected), "Before");
    public static readonly MailTemplate AwardSuspended = Of(nameof(AwardSuspended));
    public static readonly MailTemplate AwardResumed = Of(nameof(AwardResumed));
    public static readonly MailTemplate WithdrawalNoticed = Of(nameof(WithdrawalNoticed), "Deadline");
    public static readonly MailTemplate WithdrawalDropped = Of(nameof(WithdrawalDropped));
    public static readonly MailTemplate AwardWithdrawn = Of(nameof(AwardWithdrawn));

    public static readonly MailTemplate AwardSuperseded = new(
        nameof(AwardSuperseded), true, ["AwardName", "Title", "CertificateNumber", "OrganisationName", "Document", "Successor"])
    { Texts = Texts.Get };

    /// <summary>To administrators.</summary>
    public static readonly MailTemplate HolderStated = new(
        nameof(HolderStated), true, ["AwardName", "Title", "CertificateNumber", "OrganisationName", "Statement"])
    { Texts = Texts.Get };

    /// <summary>To the holder, while it is heard.</summary>
    public static readonly MailTemplate HearingReminder = Of(nameof(HearingReminder), "Deadline");

    /// <summary>To the administrators who may decide.</summary>
    public static readonly MailTemplate WithdrawalToDecide = Of(nameof(WithdrawalToDecide));

    public IEnumerable<MailTemplate> Own =>
    [
        AwardCorrected, AwardSuspended, AwardResumed, WithdrawalNoticed, WithdrawalDropped, AwardWithdrawn, AwardSuperseded,
        HolderStated, HearingReminder, WithdrawalToDecide,
    ];

    /// <summary>By which whoever is waited for in an open withdrawal is reminded.</summary>
    public static Reminder Reminder(AwardRead award, AwardWithdrawal open, WaitedParty party)
    {
        (string, string)[] named = [.. Named(award).Select(n => (n.Key, n.Value)), ("Document", open.Document), ("Reason", open.Reason)];
        return party == WaitedParty.Holder
            ? new(HearingReminder, null, [.. named, RoundMail.Day("Deadline", open.HeardUntil)]) { Page = AwardLinks.Own(award.Home.Id) }
            : new(WithdrawalToDecide, null, named) { Page = AwardLinks.Office(award.Home.Id) };
    }

    /// <summary>The values by which every mail names the award.</summary>
    public static Dictionary<string, string> Named(AwardRead read) => new()
    {
        ["AwardName"] = read.Settings.Title.Zh,
        ["AwardName.en"] = read.Settings.Title.En,
        ["Title"] = read.Home.Title,
        ["CertificateNumber"] = read.Home.CertificateNumber.Length > 0 ? read.Home.CertificateNumber : read.Home.DocumentNumber,
        ["OrganisationName"] = read.Home.HolderName,
    };

    /// <returns>Null for what only administrators hear of, and for what happens by rule.</returns>
    public static MailTemplate? ToHolder(AwardChange change) => change switch
    {
        AwardChange.Correct => AwardCorrected,
        AwardChange.Suspend => AwardSuspended,
        AwardChange.Resume => AwardResumed,
        AwardChange.GiveNotice => WithdrawalNoticed,
        AwardChange.Drop => WithdrawalDropped,
        AwardChange.Withdraw => AwardWithdrawn,
        _ => null,
    };

    private static MailTemplate Of(string name, params string[] more) => new(
        name, true, ["AwardName", "Title", "CertificateNumber", "OrganisationName", "Document", "Reason", .. more])
    { Texts = Texts.Get };
}
