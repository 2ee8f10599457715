namespace Funding.Workflows.Rehearsals;

/// <summary>Why a rehearsal went no further.</summary>
public static class RehearsalTroubles
{
    private static readonly Texts Texts = new(typeof(RehearsalTroubles));

    public static Bilingual TooLong(int seconds) => Texts.Of("too-long", seconds);

    public static Bilingual TooLarge() => Texts.Of("too-large");

    public static Bilingual NotLaunched() => Texts.Of("not-launched");

    public static Bilingual Ended(RoundStanding standing) => Texts.Of("ended", standing);

    /// <param name="stage">The stage's id.</param>
    public static Bilingual Stays(string stage) => Texts.Of("stays", stage);
}
