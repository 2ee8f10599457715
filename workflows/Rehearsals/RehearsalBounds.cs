namespace Funding.Workflows.Rehearsals;

/// <summary>What bounds a round by its programme.</summary>
/// <param name="Limits">限额 by desk; empty where nobody recommends.</param>
/// <param name="Seats">Seats of a panel by party; empty without panels.</param>
/// <param name="MaxLoad">Applications that an expert takes at most.</param>
/// <param name="DeskNames">By id.</param>
/// <param name="PartyNames">By id.</param>
public sealed record RehearsalBounds(
    IReadOnlyDictionary<string, int> Limits, IReadOnlyDictionary<string, int> Seats, int MaxLoad,
    Func<string, Bilingual> DeskNames, Func<string, Bilingual> PartyNames);
