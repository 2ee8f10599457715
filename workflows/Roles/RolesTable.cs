namespace Funding.Workflows.Roles;

/// <summary>Which role may do what. docs/roles.md is the same table for readers; a test holds them together.</summary>
public static class RolesTable
{
    private static readonly FrozenDictionary<Act, FrozenSet<Role>> Allowed = new Dictionary<Act, Role[]>
    {
        [Act.EditApplication] = [Role.Applicant],
        [Act.ReadOwnApplication] = [Role.Applicant],
        [Act.Object] = [Role.Applicant],
        [Act.ExportOwnData] = [Role.Applicant, Role.Recommender, Role.Officer, Role.Expert, Role.Committee, Role.Administrator],
        [Act.Recommend] = [Role.Recommender],
        [Act.ReadDeskApplications] = [Role.Recommender],
        [Act.DecideEligibility] = [Role.Officer],
        [Act.DecideObjection] = [Role.Officer],
        [Act.ReadAllApplications] = [Role.Officer, Role.Administrator],
        [Act.ReviewApplication] = [Role.Expert],
        [Act.EnterPublicValue] = [Role.Committee],
        [Act.ApproveRanking] = [Role.Committee],
        [Act.ReadRanking] = [Role.Committee, Role.Officer, Role.Administrator],
        [Act.LaunchRound] = [Role.Administrator],
        [Act.ImportExperts] = [Role.Administrator],
        [Act.ManagePeople] = [Role.Administrator],
        [Act.ManageLinks] = [Role.Administrator],
        [Act.ExtendOrCancelRound] = [Role.Administrator],
        [Act.ReadDeliveryFailures] = [Role.Administrator, Role.Officer],
        [Act.ExportRound] = [Role.Administrator],
        [Act.ExportAudit] = [Role.Administrator, Role.Committee],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    public static bool Allows(Role role, Act act) => Allowed[act].Contains(role);

    public static IReadOnlySet<Role> RolesFor(Act act) => Allowed[act];
}
