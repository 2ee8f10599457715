namespace Funding.Workflows.Review;

/// <param name="Seats">The existing and the new seats, by application and expert.</param>
/// <param name="Shortfalls">Every seat without an expert of its party; empty when all panels are as the programme says.</param>
/// <param name="Shortages">The same by party, and how many more experts would fill it.</param>
public sealed record AssignmentResult(
    IReadOnlyList<PanelSeat> Seats,
    IReadOnlyList<AssignmentShortfall> Shortfalls,
    IReadOnlyList<PartyShortage> Shortages);

/// <summary>What one application's panel lacks of one party.</summary>
/// <param name="Missing">Seats without an expert of that party.</param>
/// <param name="StandIns">How many of these an expert of another party holds; the rest is empty.</param>
/// <param name="WithoutConflict">Experts of that party who have no conflict with it and are not barred, on the panel or not.</param>
/// <param name="Seats">Seats of that party in a panel.</param>
public sealed record AssignmentShortfall(
    string ApplicationId, Party Party, int Missing, int StandIns, int WithoutConflict, int Seats)
{
    public int Empty => Missing - StandIns;

    /// <summary>Experts without conflict that the pool lacks; 0 when there are enough and all are at their load.</summary>
    public int NeededWithoutConflict => Math.Max(0, Seats - WithoutConflict);

    public string In(string language)
    {
        var english = language == "en";
        var cause = NeededWithoutConflict > 0
            ? english ? $"the pool needs {NeededWithoutConflict} more without a conflict" : $"专家库还需{NeededWithoutConflict}名无需回避的专家"
            : english ? "all without a conflict are at their load" : "无需回避的专家均已达到评审数量上限";
        return english
            ? $"{ApplicationId} lacks {Missing} of {Party.Id()} ({StandIns} stood in for, {Empty} empty): {cause}."
            : $"{ApplicationId}缺{Party.Chinese()}专家{Missing}名（他方代替{StandIns}名，空缺{Empty}名）：{cause}。";
    }
}

/// <param name="MissingSeats">Over all applications.</param>
/// <param name="MoreExperts">The fewest further experts of that party, at the usual load and free of conflicts, that fill them.</param>
public sealed record PartyShortage(Party Party, int MissingSeats, int MoreExperts);
