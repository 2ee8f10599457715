namespace Funding.Platform.Roles;

/// <summary>Who acts, as what, and by which link or token they came; audit entries name all three.</summary>
/// <param name="PersonId">Id of the person, or <c>system</c>.</param>
/// <param name="Desk">The recommender's desk id; null for others.</param>
/// <param name="Via">"session:…", "link:…", "token:…" or "rule:…"; never a secret.</param>
public sealed record Actor(string PersonId, string Name, IReadOnlySet<Role> Roles, string? Desk, string Via)
{
    /// <summary>The rules acting by themselves: deadlines, eligibility rules, the draw.</summary>
    public static Actor Rule(string rule) => new("system", "规则 (rule)", new HashSet<Role>(), null, $"rule:{rule}");

    private static readonly FrozenSet<string> Authority = FrozenSet.Create(StringComparer.Ordinal, "");

    /// <summary>Of an officer: ids of the departments whose programmes are theirs; empty for what the authority itself leads.</summary>
    public IReadOnlySet<string> Departments { get; init; } = Authority;

    /// <summary>Whether what a department leads is the actor's to handle in the office.</summary>
    /// <param name="department">Its id; null for the authority itself.</param>
    public bool Handles(string? department) => Roles.Contains(Role.Administrator) || Departments.Contains(department ?? "");

    public bool Can(Right right) => Roles.Any(role => RolesTable.Allows(role, right));

    /// <exception cref="RefusedException">None of the actor's roles may do that.</exception>
    public void Demand(Right right)
    {
        if (!Can(right))
        {
            throw new RefusedException(RoleRefusals.NotAllowed());
        }
    }
}
