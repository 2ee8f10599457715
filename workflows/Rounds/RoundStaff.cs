namespace Funding.Workflows.Rounds;

internal static class RoundStaff
{
    /// <summary>Who answers for the round and hears of every change of it: officers, administrators and the committee.</summary>
    public static async Task<IReadOnlyList<string>> StaffOfAsync(this PeopleStore people, Round round, CancellationToken cancellation)
    {
        var officers = await people.HandlingAsync(Role.Officer, round.Id, cancellation);
        var administrators = await people.InRoleAsync(Role.Administrator, null, cancellation);
        return [.. officers.Concat(administrators).Select(p => p.Id).Concat(round.Committee).Distinct()];
    }
}
