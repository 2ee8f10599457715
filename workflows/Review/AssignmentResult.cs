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

    public Bilingual Text => ReviewTexts.Of("shortfall.lacks", ApplicationId, Party.Name(), Missing, StandIns, Empty, Cause);

    private Bilingual Cause => NeededWithoutConflict > 0
        ? ReviewTexts.Of("shortfall.more-needed", NeededWithoutConflict)
        : ReviewTexts.Of("shortfall.at-their-load");
}

/// <param name="MissingSeats">Over all applications.</param>
/// <param name="MoreExperts">The fewest further experts of that party, at the usual load and free of conflicts, that fill them.</param>
public sealed record PartyShortage(Party Party, int MissingSeats, int MoreExperts)
{
    public static IReadOnlyList<PartyShortage> Of(AssignmentInputs inputs, IReadOnlyList<AssignmentShortfall> shortfalls)
    {
        var load = inputs.UsualLoad;
        // Nobody sits twice on a panel, so the deepest lack of one application is a bound too.
        return [.. shortfalls.GroupBy(s => s.Party).OrderBy(g => g.Key).Select(lack => (lack.Key, Seats: lack.Sum(s => s.Missing), lack))
            .Select(l => new PartyShortage(l.Key, l.Seats, Math.Max(l.lack.Max(s => s.Missing), (l.Seats + load - 1) / load)))];
    }
}
