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

    public IEnumerable<MailTemplate> Own =>
    [
        AwardCorrected, AwardSuspended, AwardResumed, WithdrawalNoticed, WithdrawalDropped, AwardWithdrawn, AwardSuperseded,
        HolderStated,
    ];

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
