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

    /// <summary>To whoever answers for the member that is to join, or to leave, with its link.</summary>
    public static readonly MailTemplate MemberToJoin = Of(nameof(MemberToJoin));

    public static readonly MailTemplate MemberToLeave = Of(nameof(MemberToLeave));

    public static readonly MailTemplate MemberToLead = Of(nameof(MemberToLead));

    /// <summary>To the people of the member that leads from now on.</summary>
    public static readonly MailTemplate LeadTaken = Of(nameof(LeadTaken));

    /// <summary>To whoever answers for a member: what was granted of its award, and that the award stands otherwise.</summary>
    public static readonly MailTemplate MembersInformed = Of(nameof(MembersInformed));

    public static readonly MailTemplate AwardStandsOtherwise = Named(nameof(AwardStandsOtherwise), "Result");

    /// <summary>To the same: what came of it.</summary>
    public static readonly MailTemplate MemberDecided = Of(nameof(MemberDecided), "Result", "Text");

    /// <summary>To the holder: a member asks to leave; what a member said.</summary>
    public static readonly MailTemplate MemberLeaves = Of(nameof(MemberLeaves));

    public static readonly MailTemplate MemberSpoke = Of(nameof(MemberSpoke), "Result", "Text");

    /// <summary>To the holder: there have to be enough members again.</summary>
    public static readonly MailTemplate MembersTooFew = Named(nameof(MembersTooFew));

    /// <summary>To whoever answers for a member of a new award, with the link by which it may say that it leaves.</summary>
    public static readonly MailTemplate MembershipBegun = Named(nameof(MembershipBegun), "Member");

    /// <summary>To the desk.</summary>
    public static readonly MailTemplate VariationDecided = Of(nameof(VariationDecided), "Result");

    public IEnumerable<MailTemplate> Own =>
    [
        VariationAsked, VariationToDesk, VariationToConfirm, VariationReturned, VariationGranted, VariationRefused, VariationDecided,
        MemberToJoin, MemberToLeave, MemberToLead, MemberDecided, MemberLeaves, MemberSpoke, MembersTooFew, MembershipBegun,
        LeadTaken, MembersInformed, AwardStandsOtherwise,
    ];

    /// <summary>What a change is called, with the member that it is about.</summary>
    public static Bilingual NameOf(Variation variation) => variation.Wish is { Member: not null } wish
        ? Texts.Of("of-member", VariationKinds.Of(variation.Change).Name, wish.Joins?.Name ?? wish.Lead?.Name ?? variation.Before!)
        : VariationKinds.Of(variation.Change).Name;

    /// <summary>The question to a member.</summary>
    public static Reminder ToMember(AwardRead award, Variation variation, DateOnly day) => ToMember(
        award, variation,
        variation.Wish switch { { Lead: not null } => MemberToLead, { Joins: not null } => MemberToJoin, _ => MemberToLeave }, day, []);

    public static Reminder ToMember(
        AwardRead award, Variation variation, MailTemplate template, DateOnly day, IReadOnlyList<(string, string)> more) =>
        Linked(award, variation.Wish.Member!, template, day,
            [.. RoundMail.Both("Change", NameOf(variation)), ("Reason", variation.Reason), .. more]);

    /// <summary>To whoever answers for a member, with the link to its page.</summary>
    /// <param name="party">Its credit code.</param>
    public static Reminder Linked(
        AwardRead award, string party, MailTemplate template, DateOnly day, IReadOnlyList<(string, string)> more) =>
        DutyMail.Of(
            award.Home, award.Settings, template, LinkPurpose.Membership, day,
            MembershipLinks.Of(MembershipLinks.PageRoute, award.Home.Id, party), more) with
        {
            Link = MembershipLinks.Terms(award.Home.Id, party, day),
        };

    /// <summary>To the holder of an award with too few members.</summary>
    public static Reminder TooFew(AwardRead award, DateOnly dueOn) => DutyMail.Of(
        award.Home, award.Settings, MembersTooFew, LinkPurpose.Apply, dueOn, AwardLinks.Own(award.Home.Id));

    /// <param name="party">Whom it goes to.</param>
    /// <param name="day">That it names; its link holds on for some time after it.</param>
    public static Reminder Letter(
        AwardRead award, Variation variation, MailTemplate template, WaitedParty party, DateOnly day,
        params IReadOnlyList<(string, string)> more) =>
        DutyMail.Of(
            award.Home, award.Settings, template, DutyMail.PurposeOf(party), day,
            VariationLinks.Page(SideOf(party), award.Home.Id, variation.Number),
            [.. RoundMail.Both("Change", NameOf(variation)), ("Reason", variation.Reason), .. more]);

    private static Audience SideOf(WaitedParty party) => party switch
    {
        WaitedParty.Holder => Audience.Apply,
        WaitedParty.Desk => Audience.Recommend,
        _ => Audience.Office,
    };

    private static MailTemplate Of(string name, params string[] more) => Named(name, ["Change", "Reason", .. more]);

    private static MailTemplate Named(string name, params IReadOnlyList<string> more) =>
        new(name, true, ["AwardName", "CertificateNumber", "OrganisationName", "Date", .. more]) { Texts = Texts.Get };
}
