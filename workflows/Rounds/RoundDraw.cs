namespace Funding.Workflows.Rounds;

public static class RoundDraw
{
    /// <summary>The round's draw, for a page or command that is about nothing else.</summary>
    /// <exception cref="RefusedException">The round draws nothing.</exception>
    public static DrawPlan DemandDraw(this Round round) => round.Draw ?? throw new RefusedException(RoundRefusals.NoDraw());
}
