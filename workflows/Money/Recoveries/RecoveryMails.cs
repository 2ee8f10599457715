namespace Funding.Workflows.Money.Recoveries;

/// <summary>What the holder hears of what it owes, and hands of an entry that waits or failed.</summary>
internal sealed class RecoveryMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(RecoveryMails));

    /// <summary>To the holder.</summary>
    public static readonly MailTemplate RecoveryDemanded = Of(nameof(RecoveryDemanded), "Left");

    /// <inheritdoc cref="RecoveryDemanded"/>
    public static readonly MailTemplate RecoveryRepaid = Of(nameof(RecoveryRepaid), "Left");

    /// <inheritdoc cref="RecoveryDemanded"/>
    public static readonly MailTemplate RecoverySetOff = Of(nameof(RecoverySetOff), "Left", "Against");

    /// <summary>To the holder, from the list of who is waited for.</summary>
    public static readonly MailTemplate RecoveryReminder = new(
        nameof(RecoveryReminder), true, ["AwardName", "Title", "CertificateNumber", "OrganisationName", "Left"])
    { Texts = Texts.Get };

    /// <summary>To verified persons who may confirm.</summary>
    public static readonly MailTemplate RecoveryToConfirm = Of(nameof(RecoveryToConfirm), "What", "By");

    /// <summary>To verified makers.</summary>
    public static readonly MailTemplate SetOffFailed = Of(nameof(SetOffFailed), "Against");

    public IEnumerable<MailTemplate> Own =>
        [RecoveryDemanded, RecoveryRepaid, RecoverySetOff, RecoveryReminder, RecoveryToConfirm, SetOffFailed];

    public static MailTemplate ToHolder(RecoveryKind kind) => kind switch
    {
        RecoveryKind.Demand => RecoveryDemanded,
        RecoveryKind.Repayment => RecoveryRepaid,
        _ => RecoverySetOff,
    };

    /// <param name="left">What the award owes by now.</param>
    public static MailRequest Told(string holder, AwardRead award, RecoveryEntry entry, Yuan left) => ToHolder(entry.Kind).To(
        holder,
        Data(award, entry, [("Left", left.Shown()), .. entry.Against is null ? [] : new[] { ("Against", AgainstOf(entry)) }]),
        new LinkRef { Path = AwardLinks.Own(award.Home.Id) }, award.Home.RoundId);

    public static MailRequest ToConfirm(string person, AwardRead award, RecoveryEntry entry) => RecoveryToConfirm.To(
        person, Data(award, entry, [.. RoundMail.Both("What", Texts.Of($"what.{entry.Kind}")), ("By", entry.Entered.Name)]),
        new LinkRef { Path = AwardLinks.Office(award.Home.Id) }, award.Home.RoundId);

    public static MailRequest Failed(string person, AwardRead award, RecoveryEntry entry) => SetOffFailed.To(
        person, Data(award, entry, [("Against", AgainstOf(entry))]), new LinkRef { Path = AwardLinks.Office(award.Home.Id) },
        award.Home.RoundId);

    public static Reminder ReminderOfHolder(AwardRead award, Yuan left) =>
        new(RecoveryReminder, null, [.. Named(award), ("Left", left.Shown())]) { Page = AwardLinks.Own(award.Home.Id) };

    public static Reminder ReminderOfHands(AwardRead award, RecoveryEntry entry) => new(
        RecoveryToConfirm, null,
        [
            .. Named(award), ("Amount", entry.Amount.Shown()), ("Reference", entry.Reference), ("Reason", entry.Reason),
            .. RoundMail.Both("What", Texts.Of($"what.{entry.Kind}")), ("By", entry.Entered.Name),
        ])
    { Page = AwardLinks.Office(award.Home.Id) };

    private static IEnumerable<(string, string)> Named(AwardRead award) =>
        AwardChangeMails.Named(award).Select(n => (n.Key, n.Value));

    private static string AgainstOf(RecoveryEntry entry) => entry.Against is { } of ? $"{of.AwardId} {of.Tranche}" : "";

    private static Dictionary<string, string> Data(
        AwardRead award, RecoveryEntry entry, IEnumerable<(string Name, string Value)> more)
    {
        var data = new Dictionary<string, string>(AwardChangeMails.Named(award))
        {
            ["Amount"] = entry.Amount.Shown(),
            ["Reference"] = entry.Reference,
            ["Reason"] = entry.Reason,
        };
        foreach (var (name, value) in more) data[name] = value;
        return data;
    }

    private static MailTemplate Of(string name, params string[] more) => new(
        name, true, ["AwardName", "Title", "CertificateNumber", "OrganisationName", "Amount", "Reference", "Reason", .. more])
    { Texts = Texts.Get };
}
