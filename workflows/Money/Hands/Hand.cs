namespace Funding.Workflows.Money.Hands;

/// <summary>A verified person at an act of a payment.</summary>
/// <param name="Identity">The keyed hash of their identity number: rows with one are one hand.</param>
public sealed record Hand(string PersonId, string Name, string Identity, DateTimeOffset At);

/// <summary>Three hands are three persons, not three addresses. Pure.</summary>
public static class ThreeHands
{
    /// <param name="before">Whoever acted before; null where nobody has.</param>
    /// <returns>Why the next one may not act; null where they may.</returns>
    public static Refusal? Bar(Hand next, params IReadOnlyList<Hand?> before) =>
        before.OfType<Hand>().FirstOrDefault(h => h.Identity == next.Identity || h.PersonId == next.PersonId) is { } same
            ? HandRefusals.SameHand(same.Name) : null;
}
