namespace Funding.Workflows.Rounds;

public static class RoundDraw
{
    /// <summary>Who may enter the draw's public value: members, and the deputies whom the round has called upon so far.</summary>
    public static IReadOnlyList<string> MayEnterValue(this Round round) => [.. round.Committee, .. round.ValueDeputies];

    /// <summary>The round's draw, for a page or command that is about nothing else.</summary>
    /// <exception cref="RefusedException">The round draws nothing.</exception>
    public static DrawPlan DemandDraw(this Round round) => round.Draw ?? throw new RefusedException(RoundRefusals.NoDraw());
}
