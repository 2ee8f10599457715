namespace Funding.Platform.People;

/// <summary>Keeps the administrator's role as the authority's directory says; each change goes on record.</summary>
public sealed class DirectoryRoles(PeopleStore people, CommitWriter commits)
{
    private static readonly RoleGrant Administration = new(Role.Administrator);
    private static readonly Actor Directory = Actor.Rule("directory");

    /// <param name="administrator">What the directory says of the person now.</param>
    /// <returns>The person's id.</returns>
    public async Task<string> FollowAsync(string email, string name, bool administrator, CancellationToken cancellation = default)
    {
        var holder = await people.HolderAsync(email, cancellation);
        if ((holder.Person?.Roles.Contains(Administration) ?? false) == administrator)
            return holder.PersonId;
        await commits.SaveAsync(
            new Commit(HomeKeys.System)
                .OnRecord(Directory, new RoleChange(holder.PersonId, email, Administration, administrator, name)),
            cancellation);
        if (administrator)
            await people.GrantAsync(email, Administration, name, cancellation: cancellation);
        else
            await people.RevokeAsync(holder.PersonId, Administration, cancellation);
        return holder.PersonId;
    }
}
