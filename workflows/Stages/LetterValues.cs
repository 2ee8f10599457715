namespace Funding.Workflows.Stages;

/// <summary>What the text of every document may name of its round.</summary>
public static class LetterValues
{
    public static Dictionary<string, string> Of(LetterView at)
    {
        var (round, programme) = (at.Stage.Round, at.Stage.Programme);
        return new(StringComparer.Ordinal)
        {
            ["year"] = Whole(round.Year),
            ["programme"] = RoundTexts.NameOf(programme).Zh,
            ["clause"] = programme.Clause,
            ["kinds"] = Texts.Names(programme.Subject.Kinds.Select(k => k.Name)).Zh,
            ["each"] = Whole(CallTerms.Of(programme).PerSubject),
            ["opens"] = LetterWords.Date(round.Opens),
            ["closes"] = LetterWords.Date(round.CallCloses()),
        };
    }

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
