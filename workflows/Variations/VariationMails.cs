namespace Funding.Workflows.Variations;

/// <summary>The mails about variations; their texts stand beside this class.</summary>
internal sealed class VariationMails : IMailTemplates
{
    public static readonly Texts Texts = new(typeof(VariationMails));

    /// <summary>To officers: from the day on it may be decided, or as soon as the desk has spoken.</summary>
    public static readonly MailTemplate VariationAsked = Of(nameof(VariationAsked));

    public static readonly MailTemplate VariationToDesk = Of(nameof(VariationToDesk));
    public static readonly MailTemplate VariationToConfirm = Of(nameof(VariationToConfirm), "Text");
    public static readonly MailTemplate VariationReturned = Of(nameof(VariationReturned), "Text");

    /// <summary>To the holder.</summary>
    public static readonly MailTemplate VariationGranted = Of(nameof(VariationGranted), "Text");

    public static readonly MailTemplate VariationRefused = Of(nameof(VariationRefused), "Text");

    /// <summary>To the desk.</summary>
    public static readonly MailTemplate VariationDecided = Of(nameof(VariationDecided), "Result");

    public IEnumerable<MailTemplate> Own =>
    [
        VariationAsked, VariationToDesk, VariationToConfirm, VariationReturned, VariationGranted, VariationRefused, VariationDecided,
    ];

    /// <summary>What a change is called.</summary>
    public static Bilingual NameOf(VariationChange change) => Texts.Of($"change.{change}");

    /// <param name="party">Whom it goes to.</param>
    /// <param name="day">That it names; its link holds on for some time after it.</param>
    public static Reminder Letter(
        AwardRead award, Variation variation, MailTemplate template, WaitedParty party, DateOnly day,
        params IReadOnlyList<(string, string)> more) =>
        DutyMail.Of(
            award.Home, award.Settings, template, DutyMail.PurposeOf(party), day,
            VariationLinks.Page(SideOf(party), award.Home.Id, variation.Number),
            [.. RoundMail.Both("Change", NameOf(variation.Change)), ("Reason", variation.Reason), .. more]);

    private static Audience SideOf(WaitedParty party) => party switch
    {
        WaitedParty.Holder => Audience.Apply,
        WaitedParty.Desk => Audience.Recommend,
        _ => Audience.Office,
    };

    private static MailTemplate Of(string name, params string[] more) => new(
        name, true, ["AwardName", "CertificateNumber", "OrganisationName", "Change", "Reason", "Date", .. more])
    { Texts = Texts.Get };
}
