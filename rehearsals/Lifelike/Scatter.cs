namespace Funding.Rehearsals.Lifelike;

/// <summary>The same figure for the same words in every run, and another one for others.</summary>
internal static class Scatter
{
    /// <returns>From 0 to <paramref name="below"/> − 1.</returns>
    public static int Of(string words, int below) => Convert.ToInt32(Sha256Hex.Of(words)[..7], 16) % below;

    public static T One<T>(string words, IReadOnlyList<T> choices) => choices[Of(words, choices.Count)];
}
