namespace Funding.Platform.Roles;

/// <summary>Which role may do what. docs/roles.md is the same table for readers; a test holds them together.</summary>
public static class RolesTable
{
    private static readonly FrozenDictionary<Right, FrozenSet<Role>> Allowed = new Dictionary<Right, Role[]>
    {
        [Right.EditApplication] = [Role.Applicant],
        [Right.ReadOwnApplication] = [Role.Applicant],
        [Right.GiveConsent] = [Role.Applicant],
        [Right.Object] = [Role.Applicant],
        [Right.ExportOwnData] = [Role.Applicant, Role.Recommender, Role.Officer, Role.Expert, Role.Committee, Role.Administrator],
        [Right.ChangeOwnAddress] = [Role.Applicant, Role.Recommender, Role.Officer, Role.Expert, Role.Committee, Role.Administrator],
        [Right.Recommend] = [Role.Recommender],
        [Right.ReadDeskApplications] = [Role.Recommender],
        [Right.DecideEligibility] = [Role.Officer],
        [Right.DecideObjection] = [Role.Officer],
        [Right.ReadObjections] = [Role.Officer, Role.Administrator],
        [Right.ReadAllApplications] = [Role.Officer, Role.Administrator],
        [Right.ConfirmClaim] = [Role.Recommender, Role.Officer, Role.Administrator],
        [Right.DecideClaim] = [Role.Officer, Role.Administrator],
        [Right.MergeOrganisations] = [Role.Administrator],
        [Right.CorrectApplicant] = [Role.Officer, Role.Administrator],
        [Right.FulfilDuty] = [Role.Applicant],
        [Right.OpineOnReport] = [Role.Recommender],
        [Right.JudgeDuty] = [Role.Officer],
        [Right.ImportAwards] = [Role.Administrator],
        [Right.ChangeAward] = [Role.Administrator],
        [Right.KeepIndicators] = [Role.Administrator],
        [Right.ManageWebhooks] = [Role.Administrator],
        [Right.KeepCreditList] = [Role.Administrator],
        [Right.ReadMoney] = [Role.Officer, Role.Administrator],
        [Right.SetBudget] = [Role.Administrator],
        [Right.VerifyPerson] = [Role.Administrator],
        [Right.EnterBankAccount] = [Role.Applicant],
        [Right.ConfirmBankAccount] = [Role.Officer],
        [Right.MakePayment] = [Role.Officer],
        [Right.CheckPayment] = [Role.Officer, Role.Administrator],
        [Right.ApprovePayment] = [Role.Administrator],
        [Right.Countersign] = [Role.Applicant],
        [Right.ArrangeCountersign] = [Role.Officer, Role.Administrator],
        [Right.OpenPrices] = [Role.Officer, Role.Administrator],
        [Right.DecideCountersign] = [Role.Officer],
        [Right.ReviewApplication] = [Role.Expert],
        [Right.HoldDefence] = [Role.Officer],
        [Right.ArrangeVisits] = [Role.Officer],
        [Right.EnterPublicValue] = [Role.Committee],
        [Right.ApproveRanking] = [Role.Committee],
        [Right.ReadRanking] = [Role.Committee, Role.Officer, Role.Administrator],
        [Right.LaunchRound] = [Role.Administrator],
        [Right.ComposeProgramme] = [Role.Administrator],
        [Right.ReleaseProgramme] = [Role.Administrator],
        [Right.ImportExperts] = [Role.Administrator],
        [Right.ManagePeople] = [Role.Administrator],
        [Right.ManageLinks] = [Role.Administrator],
        [Right.ExtendOrCancelRound] = [Role.Administrator],
        [Right.ReadDeliveryFailures] = [Role.Administrator, Role.Officer],
        [Right.ExportRound] = [Role.Administrator],
        [Right.ExportAudit] = [Role.Administrator, Role.Committee],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    public static bool Allows(Role role, Right right) => Allowed[right].Contains(role);

    public static IReadOnlySet<Role> RolesFor(Right right) => Allowed[right];
}
