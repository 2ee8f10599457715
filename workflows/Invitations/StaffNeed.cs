namespace Funding.Workflows.Invitations;

/// <summary>How many a role needs, and who there is. Pure.</summary>
/// <param name="Needed">So many at least.</param>
public sealed record StaffNeed(RoleGrant Grant, int Needed, IReadOnlyList<Person> People)
{
    public const int Administrators = 2;

    public const int Officers = 2;

    /// <summary>With a deputy.</summary>
    public const int Committee = 3;

    public bool IsMissing => People.Count < Needed;

    /// <summary>Known, but never signed in.</summary>
    public IEnumerable<Person> Silent => People.Where(p => p.LastSeenAt <= p.CreatedAt);

    /// <summary>
    /// Two administrators, for an extension takes a second; two officers, for nobody decides on an objection to their own decision; two
    /// members and a deputy; somebody for each desk.
    /// </summary>
    /// <param name="people">All who hold a role and may act.</param>
    public static IReadOnlyList<StaffNeed> Of(IReadOnlyList<Desk> desks, IReadOnlyCollection<Person> people) =>
    [
        Need(new(Role.Administrator), Administrators, people),
        Need(new(Role.Officer), Officers, people),
        Need(new(Role.Committee), Committee, people),
        .. desks.Select(d => Need(new(Role.Recommender, d.Id), 1, people)),
    ];

    private static StaffNeed Need(RoleGrant grant, int needed, IReadOnlyCollection<Person> people) =>
        new(grant, needed, [.. people.Where(p => p.Roles.Contains(grant)).DistinctBy(p => p.Id)]);
}
