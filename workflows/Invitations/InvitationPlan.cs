namespace Funding.Workflows.Invitations;

public enum InvitationOutcome
{
    /// <summary>Nobody has the address yet: an account with the role.</summary>
    New,

    /// <summary>Somebody known gets the role beside what they are.</summary>
    Added,

    /// <summary>They hold it: nothing happens, and no mail goes out.</summary>
    Held,

    /// <summary>An earlier line of the list says the same.</summary>
    Repeated,
}

/// <param name="Known">How the person is named by now; null for nobody known.</param>
public sealed record PlannedInvitation(InvitationRow Row, InvitationOutcome Outcome, string? Known = null)
{
    public bool Acts => Outcome is InvitationOutcome.New or InvitationOutcome.Added;
}

/// <summary>What a list comes to with the people there are, line by line. Pure.</summary>
public sealed record InvitationPlan(IReadOnlyList<PlannedInvitation> Lines, IReadOnlyList<Refusal> Problems, ListSource Source)
{
    public int Acting => Lines.Count(l => l.Acts);

    /// <param name="people">Whom the installation knows of those in the list, and all who hold a role of the list.</param>
    public static InvitationPlan Of(InvitationList list, IReadOnlyCollection<Person> people)
    {
        var byEmail = people.DistinctBy(p => p.Email).ToDictionary(p => p.Email, StringComparer.Ordinal);
        var taken = new HashSet<(string, RoleGrant)>();
        // Of each role by name, with whose address it goes.
        var names = people.SelectMany(p => p.Roles.Select(r => (r.Role, Name: TextIdentity.Of(p.Name), p.Email)))
            .Where(n => n.Name.Length > 0).ToList();
        var (lines, problems) = (new List<PlannedInvitation>(), list.Problems.ToList());
        foreach (var row in list.Rows)
        {
            var person = byEmail.GetValueOrDefault(row.Email);
            var outcome = !taken.Add((row.Email, row.Grant)) ? InvitationOutcome.Repeated
                : person is null ? InvitationOutcome.New
                : person.Roles.Contains(row.Grant) ? InvitationOutcome.Held
                : InvitationOutcome.Added;
            var planned = new PlannedInvitation(row, outcome, person?.ShownAs);
            lines.Add(planned);
            var form = TextIdentity.Of(row.Name);
            if (planned.Acts && row.TwoPersons is null
                && names.Find(n => n.Role == row.Grant.Role && n.Name == form && n.Email != row.Email) is { Email: { } other })
            {
                problems.Add(InvitationRefusals.Namesake(row.Line, row.Name, other));
            }

            names.Add((row.Grant.Role, form, row.Email));
        }

        return new(lines, problems, list.Source);
    }
}
