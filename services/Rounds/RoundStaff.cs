using Funding.Services.People;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

internal static class RoundStaff
{
    // With the other rows of a change they must fit one commit.
    private const int AtMost = 60;

    /// <summary>Who hears of a changed plan: officers, administrators and the committee. Others see it on their pages and the notice.</summary>
    public static async Task<IReadOnlyList<string>> StaffOfAsync(this PeopleStore people, Round round, CancellationToken cancellation)
    {
        var officers = await people.InRoleAsync(Role.Officer, null, cancellation);
        var administrators = await people.InRoleAsync(Role.Administrator, null, cancellation);
        return [.. officers.Concat(administrators).Select(p => p.Id).Concat(round.Committee).Distinct().Take(AtMost)];
    }
}
