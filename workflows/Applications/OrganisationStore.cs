namespace Funding.Workflows.Applications;

public sealed class OrganisationStore(ITableStore tables, OrganisationQuota quota)
{
    internal const string Key = "organisation";

    public Task<Stored<Organisation>?> FindAsync(string creditCode, CancellationToken cancellation = default) =>
        tables.GetAsync<Organisation>(PartitionOf(creditCode), Key, cancellation);

    /// <summary>Registers the organisation for its first person; a member finds it as it is.</summary>
    /// <exception cref="RefusedException">Others have registered it, or the person has registered too many.</exception>
    public async Task<Organisation> ClaimAsync(string creditCode, string name, string personId, CancellationToken cancellation)
    {
        if (await FindAsync(creditCode, cancellation) is not { } found)
        {
            await quota.TakeAsync(personId, creditCode, cancellation);
            var organisation = new Organisation(creditCode, name, [personId]);
            if (await Attempts.OnceAsync(
                () => tables.CommitAsync(PartitionOf(creditCode), [RowCodec.Insert(Key, organisation)], cancellation), cancellation))
            {
                return organisation;
            }

            found = (await FindAsync(creditCode, cancellation))!;
            if (!found.Value.Members.Contains(personId))
            {
                await quota.GiveBackAsync(personId, creditCode, cancellation);
            }
        }

        return found.Value.Members.Contains(personId)
            ? found.Value
            : throw new RefusedException(ApplicationRefusals.OrganisationOfOthers(creditCode));
    }

    public Task AddMemberAsync(string creditCode, string personId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var found = await FindAsync(creditCode, cancellation);
            if (found is not null && !found.Value.Members.Contains(personId))
            {
                await tables.CommitAsync(
                    PartitionOf(creditCode),
                    [RowCodec.Replace(found, found.Value with { Members = [.. found.Value.Members, personId] })],
                    cancellation);
            }
        }, cancellation);

    internal static string PartitionOf(string creditCode) => $"organisation:{creditCode}";
}
