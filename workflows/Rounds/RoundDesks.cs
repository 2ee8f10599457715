namespace Funding.Workflows.Rounds;

/// <summary>The recommending desks of a round as it keeps them from its launch on, whatever the files say by now.</summary>
/// <param name="all">In the order of the round's programme.</param>
public sealed class RoundDesks(IReadOnlyList<Desk> all)
{
    private readonly Dictionary<string, Desk> byId = all.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public IReadOnlyList<Desk> All => all;

    /// <exception cref="RefusedException">The round has no such desk.</exception>
    public Desk Of(string id) => byId.TryGetValue(id, out var desk) ? desk : throw new RefusedException(RoleRefusals.UnknownDesk(id));
}
