namespace Funding.Workflows.Invitations;

/// <summary>Gives roles to everybody in a list, each with a mail; the same list again does nothing more.</summary>
public sealed class InvitationCommands(
    PeopleStore people, PeopleCommands commands, DeskDirectory desks, IDepartments departments, TimeProvider clock)
{
    /// <summary>Characters that a list has at most.</summary>
    public const int Characters = 200_000;

    private static readonly Role[] Staff = [Role.Administrator, Role.Officer, Role.Committee, Role.Recommender];

    /// <summary>Who there is for each role and desk, and who is missing.</summary>
    public async Task<IReadOnlyList<StaffNeed>> StaffAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        return StaffNeed.Of(await desks.ListAsync(cancellation), await HoldersAsync(Staff, cancellation));
    }

    /// <summary>What the list would do, line by line; nothing is written.</summary>
    /// <exception cref="RefusedException">It is no list, empty, or too long.</exception>
    public async Task<InvitationPlan> PlanAsync(Actor actor, byte[] content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var list = InvitationList.Of(
            ListContent.Read(InvitationColumns.Form, content, InvitationList.Most), await desks.ListAsync(cancellation),
            departments.All);
        var known = await HoldersAsync([.. list.Rows.Select(r => r.Grant.Role).Distinct()], cancellation);
        foreach (var email in list.Rows.Select(r => r.Email).Except(known.Select(p => p.Email)).ToList())
        {
            if ((await people.HolderAsync(email, cancellation)).Person is { } found)
            {
                known.Add(found);
            }
        }

        return InvitationPlan.Of(list, known);
    }

    /// <inheritdoc cref="PlanAsync(Actor, byte[], CancellationToken)"/>
    public Task<InvitationPlan> PlanAsync(Actor actor, string list, CancellationToken cancellation = default) =>
        list.Length > Characters ? throw new RefusedException(InvitationRefusals.TooLong(Characters))
        : string.IsNullOrWhiteSpace(list) ? throw new RefusedException(InvitationRefusals.NothingPasted())
        : PlanAsync(actor, Encoding.UTF8.GetBytes(list), cancellation);

    /// <summary>Carries a list out. Broken off anywhere, the same list goes on where it was.</summary>
    /// <returns>The plan as it was carried out.</returns>
    /// <exception cref="RefusedException">Everything that is wrong with the list; nothing was done.</exception>
    public async Task<InvitationPlan> InviteAsync(Actor actor, string list, CancellationToken cancellation = default)
    {
        var plan = await PlanAsync(actor, list, cancellation);
        if (plan.Problems.Count > 0)
        {
            throw new RefusedException([.. plan.Problems]);
        }

        var all = await desks.ListAsync(cancellation);
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        var held = new Dictionary<Role, List<Person>>();
        foreach (var row in plan.Lines.Where(l => l.Acts).Select(l => l.Row))
        {
            var person = await commands.GrantAsync(
                actor, row.Email, row.Grant, row.Name, row.Language, row.TwoPersons,
                (commit, id) => commit.Mail(
                    $"mail:{nameof(InvitationMails.Invited)}:{id}:{row.Grant.Role}:{row.Grant.Desk}:{day:yyyy-MM-dd}",
                    InvitationMails.To(id, row, InvitationMails.RoleName(row.Grant, all), actor.Name)),
                () => HoldersOfAsync(row.Grant.Role),
                cancellation);
            if (held.TryGetValue(row.Grant.Role, out var others))
            {
                others.RemoveAll(p => p.Id == person.Id);
                others.Add(person);
            }
        }

        return plan;

        async Task<IReadOnlyList<Person>> HoldersOfAsync(Role role) =>
            held.TryGetValue(role, out var known) ? known : held[role] = [.. await people.InRoleAsync(role, null, cancellation)];
    }

    private async Task<List<Person>> HoldersAsync(IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var holders = new List<Person>();
        foreach (var role in roles)
        {
            holders.AddRange(await people.InRoleAsync(role, null, cancellation));
        }

        return [.. holders.DistinctBy(p => p.Id)];
    }
}
