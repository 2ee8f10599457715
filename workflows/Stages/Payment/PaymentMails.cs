namespace Funding.Workflows.Stages.Payment;

/// <summary>What the holder hears of its payments, and the office of those that are withheld.</summary>
internal static class PaymentMails
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    public static readonly MailTemplate TrancheDue = Of(nameof(TrancheDue));
    public static readonly MailTemplate TrancheWithheld = Of(nameof(TrancheWithheld), "Clause", "Why");
    public static readonly MailTemplate TranchePaid = Of(nameof(TranchePaid));
    public static readonly MailTemplate TrancheNotPaid = Of(nameof(TrancheNotPaid), "Why");

    public static readonly MailTemplate TrancheLifted = Of(nameof(TrancheLifted), "Document", "Reason");

    /// <summary>To verified persons who may confirm.</summary>
    public static readonly MailTemplate LiftAsked = DutyMail.Template(Texts, nameof(LiftAsked), "Amount", "Document", "Reason", "By");

    /// <summary>To the holder and to administrators.</summary>
    public static readonly MailTemplate PaymentsStopped = DutyMail.Template(
        Texts, nameof(PaymentsStopped), "Stopped", "Recovered", "Clause");

    public static IReadOnlyList<MailTemplate> All =>
        [TrancheDue, TrancheWithheld, TrancheLifted, LiftAsked, TranchePaid, TrancheNotPaid, PaymentsStopped];

    public static void ToHolder(
        Commit commit, DutyView at, MailTemplate template, PlannedTranche tranche, Yuan amount, DateOnly day,
        params IReadOnlyList<(string, string)> more)
    {
        foreach (var editor in at.Award.Editors)
            commit.Mail(
                at.Award.Reminders, Mail(at.Award, at.Settings, template, tranche, amount, day, LinkPurpose.Apply, more), editor,
                $"{tranche.Id}:{day:yyyy-MM-dd}");
    }

    public static void ToOffice(
        Commit commit, DutyView at, MailTemplate template, PlannedTranche tranche, Yuan amount, DateOnly day, IEnumerable<Person> people,
        params IReadOnlyList<(string, string)> more)
    {
        foreach (var person in people.Where(p => !at.Award.Editors.Contains(p.Id)))
            commit.Mail(
                at.Award.Reminders, Mail(at.Award, at.Settings, template, tranche, amount, day, LinkPurpose.OfficerDesk, more), person.Id,
                $"{tranche.Id}:{day:yyyy-MM-dd}");
    }

    /// <param name="cause">Tells two of one kind apart.</param>
    public static void ToHolder(
        Commit commit, AwardRead award, MailTemplate template, PlannedTranche tranche, Yuan amount, DateOnly day, string cause,
        params IReadOnlyList<(string, string)> more)
    {
        foreach (var editor in award.Home.Editors)
            commit.Mail(
                award.Home.Reminders, Mail(award.Home, award.Settings, template, tranche, amount, day, LinkPurpose.Apply, more), editor,
                cause);
    }

    private static MailTemplate Of(string name, params string[] more) =>
        DutyMail.Template(Texts, name, ["Tranche", "Amount", .. more]);

    private static Reminder Mail(
        AwardHome award, AwardSettings settings, MailTemplate template, PlannedTranche tranche, Yuan amount, DateOnly day,
        LinkPurpose purpose, IReadOnlyList<(string, string)> more) =>
        DutyMail.Of(
            award, settings, template, purpose, day, purpose == LinkPurpose.Apply ? AwardLinks.Own(award.Id) : AwardLinks.Office(award.Id),
            [
                ("Year", tranche.Line.Year.ToString(CultureInfo.InvariantCulture)), .. RoundMail.Both("Tranche", tranche.Name),
                ("Amount", amount.Shown()), .. more,
            ]);
}
