namespace Funding.Platform.Roles;

/// <summary>What a person may be in the system; one person can be several.</summary>
public enum Role
{
    /// <summary>Anyone signed in by e-mail; applies for an organisation or objects.</summary>
    Applicant,

    /// <summary>Ranks and recommends for one desk: a city or a department.</summary>
    Recommender,

    /// <summary>Checks eligibility and decides objections.</summary>
    Officer,

    /// <summary>Scores applications assigned to them.</summary>
    Expert,

    /// <summary>Enters the draw's public value and approves the ranking.</summary>
    Committee,

    /// <summary>Launches rounds, imports experts, answers for the round.</summary>
    Administrator,
}

/// <summary>A right of a role; the one table of docs/roles.md says which.</summary>
public enum Right
{
    EditApplication,
    ReadOwnApplication,
    GiveConsent,
    Recommend,
    ReadDeskApplications,
    DecideEligibility,
    ReadAllApplications,
    DecideObjection,
    ReadObjections,
    ReviewApplication,
    HoldDefence,
    ArrangeVisits,
    EnterPublicValue,
    ApproveRanking,
    ReadRanking,
    Object,
    LaunchRound,
    ComposeProgramme,
    ReleaseProgramme,
    ImportExperts,
    ManagePeople,
    ManageLinks,
    ExtendOrCancelRound,
    ReadDeliveryFailures,
    ExportRound,
    ExportAudit,
    ExportOwnData,
    ChangeOwnAddress,
    ConfirmClaim,
    DecideClaim,
    MergeOrganisations,
    CorrectApplicant,
    FulfilDuty,
    OpineOnReport,
    JudgeDuty,
    ImportAwards,
    ChangeAward,
    KeepIndicators,
    ManageWebhooks,
    KeepCreditList,
    ReadMoney,
    SetBudget,
    VerifyPerson,
    EnterBankAccount,
    ConfirmBankAccount,
    MakePayment,
    CheckPayment,
    ApprovePayment,
    Countersign,
    ArrangeCountersign,
    OpenPrices,
    DecideCountersign,
}
