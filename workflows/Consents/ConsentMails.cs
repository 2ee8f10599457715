namespace Funding.Workflows.Consents;

/// <summary>Mails about consents; their texts stand beside this class.</summary>
internal sealed class ConsentMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(ConsentMails));

    /// <summary>To the party, with its link.</summary>
    public static readonly MailTemplate ConsentAsked =
        RoundMail.ApplicantTemplate(Texts, nameof(ConsentAsked), "OrganisationName", "Party", "Deadline");

    /// <summary>To a person whom the application names, with the link.</summary>
    public static readonly MailTemplate PersonAsked =
        RoundMail.ApplicantTemplate(Texts, nameof(PersonAsked), "OrganisationName", "Party", "Deadline");

    /// <summary>To the applicant.</summary>
    public static readonly MailTemplate ConsentRefused = RoundMail.ApplicantTemplate(Texts, nameof(ConsentRefused), "Party", "Reason");

    /// <summary>To the applicant; a submitted application is a draft again.</summary>
    public static readonly MailTemplate ConsentTakenBack = RoundMail.ApplicantTemplate(Texts, nameof(ConsentTakenBack), "Party", "Reason");

    /// <summary>To the applicant: a party leaves after the call.</summary>
    public static readonly MailTemplate PartyLeft = RoundMail.ApplicantTemplate(Texts, nameof(PartyLeft), "Party", "Reason");

    /// <summary>The same to officers.</summary>
    public static readonly MailTemplate PartyLeftCase =
        RoundMail.ApplicantTemplate(Texts, nameof(PartyLeftCase), "OrganisationName", "Party", "Reason");

    /// <summary>To the applicant: the last consent that was missing is there.</summary>
    public static readonly MailTemplate ConsentsComplete = RoundMail.ApplicantTemplate(Texts, nameof(ConsentsComplete), "Deadline");

    public IEnumerable<MailTemplate> Own =>
        [ConsentAsked, PersonAsked, ConsentRefused, ConsentTakenBack, PartyLeft, PartyLeftCase, ConsentsComplete];
}
