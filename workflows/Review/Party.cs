namespace Funding.Workflows.Review;

/// <summary>Who judges together (五（三）): 政府, 行业, 企业, 学校.</summary>
public enum Party
{
    Government,
    Industry,
    Enterprise,
    School,
}

public static class Parties
{
    private static readonly Texts Texts = new(typeof(Parties));

    public static IReadOnlyList<Party> All { get; } = [Party.Government, Party.Industry, Party.Enterprise, Party.School];

    /// <summary>The id of programmes' files and of imports: government, industry, enterprise, school.</summary>
    public static string Id(this Party party) => party switch
    {
        Party.Government => "government",
        Party.Industry => "industry",
        Party.Enterprise => "enterprise",
        _ => "school",
    };

    public static Bilingual Name(this Party party) => Texts.Of(party.Id());

    /// <summary>By id in any case, or by the Chinese word; null when it is neither.</summary>
    public static Party? Read(string? text)
    {
        var word = text?.Trim() ?? "";
        foreach (var party in All)
            if (word.Equals(party.Id(), StringComparison.OrdinalIgnoreCase) || word == party.Name().Zh)
                return party;
        return null;
    }
}
