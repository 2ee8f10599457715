namespace Funding.Workflows.Organisations;

/// <summary>Mails about claims; their texts stand beside this class.</summary>
internal sealed class OrganisationMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(OrganisationMails));

    /// <summary>To the office: nobody else will look at the applicant.</summary>
    public static readonly MailTemplate ClaimWaits = Of(nameof(ClaimWaits));

    /// <summary>To those who hold or claim the organisation.</summary>
    public static readonly MailTemplate ClaimedByAnother = Of(nameof(ClaimedByAnother));

    /// <summary>To desk and office.</summary>
    public static readonly MailTemplate ClaimQuestion = Of(nameof(ClaimQuestion));

    /// <summary>To whoever is waited for.</summary>
    public static readonly MailTemplate ClaimReminder = Of(nameof(ClaimReminder));

    public static readonly MailTemplate ClaimConfirmed = Of(nameof(ClaimConfirmed));

    public static readonly MailTemplate ClaimRefused = Of(nameof(ClaimRefused), "Reason");

    /// <summary>To those who held it.</summary>
    public static readonly MailTemplate OrganisationHandedOver = Of(nameof(OrganisationHandedOver), "Reason");

    /// <summary>To the other people of the organisation and the office.</summary>
    public static readonly MailTemplate OrganisationRenamed = Of(nameof(OrganisationRenamed), "Before", "From");

    /// <summary>To applicant and desks: the office corrected who applies.</summary>
    public static readonly MailTemplate FactsCorrected =
        new(nameof(FactsCorrected), true, ["RoundName", "ApplicationName", "ApplicationNumber", "Changes", "Reason"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own =>
    [
        ClaimWaits, ClaimedByAnother, ClaimQuestion, ClaimReminder, ClaimConfirmed, ClaimRefused, OrganisationHandedOver,
        OrganisationRenamed, FactsCorrected,
    ];

    private static MailTemplate Of(string name, params string[] more) =>
        new(name, true, ["OrganisationName", "CreditCode", .. more]) { Texts = Texts.Get };
}
