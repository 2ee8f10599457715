namespace Funding.Platform.People;

/// <summary>Keeps the administrator's role as the authority's directory says; each change goes on record.</summary>
public sealed class DirectoryRoles(PeopleStore people, CommitWriter commits)
{
    private static readonly RoleGrant Administration = new(Role.Administrator);
    private static readonly Actor Directory = Actor.Rule("directory");

    /// <param name="administrator">What the directory says of the person now.</param>
    public async Task FollowAsync(string email, string name, bool administrator, CancellationToken cancellation = default)
    {
        if (await people.HoldsAsync(email, Administration, cancellation) == administrator)
            return;
        await commits.SaveAsync(
            new Commit(HomeKeys.System).OnRecord(Directory, new RoleChange(email, Administration, administrator, name)),
            cancellation);
        if (administrator)
            await people.GrantAsync(email, Administration, name, cancellation: cancellation);
        else
            await people.RevokeAsync(Person.IdOf(email), Administration, cancellation);
    }
}
