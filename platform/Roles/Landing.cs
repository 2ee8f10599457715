namespace Funding.Platform.Roles;

/// <summary>Where the holders of some roles begin once they have signed in; whoever owns the desk registers it.</summary>
public interface ILanding
{
    /// <summary>Any of them begins there.</summary>
    IReadOnlySet<Role> Roles { get; }

    /// <summary>The address of the desk.</summary>
    string Path { get; }

    /// <summary>Of several desks on which the same waits the one with the lowest rank is taken; no two have the same.</summary>
    int Rank { get; }

    /// <summary>Whether something on the desk waits for this person now.</summary>
    Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default);
}

/// <summary>A desk that somebody may open.</summary>
public sealed record OpenDesk(string Path, int Rank, bool Waits);

/// <summary>Where somebody begins who may open several desks.</summary>
public static class LandingDecision
{
    /// <returns>The first desk where something waits for them, else the first; null for nobody's desk.</returns>
    public static string? Of(IEnumerable<OpenDesk> desks) =>
        desks.OrderByDescending(desk => desk.Waits).ThenBy(desk => desk.Rank).FirstOrDefault()?.Path;
}

/// <summary>All desks that are registered.</summary>
public sealed class Landings(IEnumerable<ILanding> all)
{
    private readonly IReadOnlyList<ILanding> byRank = [.. all.OrderBy(landing => landing.Rank)];

    public IReadOnlyList<ILanding> All => byRank;

    /// <summary>Reads nothing for somebody with one desk, and for others until something waits.</summary>
    public async Task<string> OfAsync(Actor actor, CancellationToken cancellation = default)
    {
        var theirs = byRank.Where(landing => landing.Roles.Overlaps(actor.Roles)).ToList();
        var open = new List<OpenDesk>();
        foreach (var landing in theirs)
        {
            open.Add(new OpenDesk(
                landing.Path, landing.Rank, theirs.Count > 1 && await landing.WaitsAsync(actor, cancellation)));
            if (open[^1].Waits)
                break;
        }

        return LandingDecision.Of(open) ?? throw new RefusedException(RoleRefusals.NotAllowed());
    }
}
