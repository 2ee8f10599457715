namespace Funding.Workflows.Awards;

/// <summary>What one searches awards by: each word stands in the holder's name, the title or the award's id.</summary>
public static class AwardWords
{
    private static readonly char[] Blank = [' ', '\u3000', '\t'];

    /// <summary>Compared in one form, so that width and case do not matter.</summary>
    public static bool Fit(AwardSummary award, string asked)
    {
        var text = TextIdentity.Of($"{award.HolderName}|{award.Title}|{award.Id}");
        return asked.Split(Blank, StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(TextIdentity.Of(word), StringComparison.Ordinal));
    }
}
