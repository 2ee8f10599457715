namespace Funding.Workflows.Selection;

/// <summary>Why an application is above or below the line, for people.</summary>
public static class StandingTexts
{
    private static readonly Texts Texts = new(typeof(StandingTexts));

    /// <summary>An objection was upheld; its reason was told when it was decided.</summary>
    public static Bilingual Removed => Texts.Of("Removed");

    public static Bilingual Of(StandingReason reason) => Texts.Of($"{reason}");
}
