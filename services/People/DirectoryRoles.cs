using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Workflows.Roles;

namespace Funding.Services.People;

/// <summary>Keeps the administrator's role as the authority's directory says; each change goes on record.</summary>
public sealed class DirectoryRoles(PeopleStore people, CommitWriter commits)
{
    private static readonly RoleGrant Administration = new(Role.Administrator);
    private static readonly Actor Directory = Actor.Rule("directory");

    /// <param name="administrator">What the directory says of the person now.</param>
    public async Task FollowAsync(string email, string name, bool administrator, CancellationToken cancellation = default)
    {
        var id = Person.IdOf(email);
        var holds = (await people.FindAsync(id, cancellation))?.Value.Roles.Contains(Administration) ?? false;
        if (holds == administrator)
            return;
        if (administrator)
            await people.GrantAsync(email, Administration, name, cancellation: cancellation);
        else
            await people.RevokeAsync(id, Administration, cancellation);
        var note = AuditNote.By(
            Directory, administrator ? "role-granted" : "role-revoked", id, ("role", $"{Role.Administrator}"), ("desk", ""));
        await commits.SaveAsync(new Commit(OutboxKeys.SystemPartition).Audit(note), cancellation);
    }
}
