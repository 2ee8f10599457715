namespace Funding.Workflows.Parts.Owners;

/// <summary>An owner as running text, where no table is, and what a table says of it in words.</summary>
internal static class OwnersWritten
{
    private static readonly Texts Texts = new(typeof(OwnersWritten));

    public static Bilingual Of(Owner owner, OwnersSettings rules, Application application) => Lines(
        Texts.Of("owner", owner.Name, owner.CreditCode, rules.KindOf(owner), rules.BroughtBy(owner), owner.SharePercent),
        StateOf(owner),
        PartyConsents.Given(owner, application));

    /// <summary>Whether it is state-owned, and under which number its valuation was filed; null where nothing was answered.</summary>
    public static Bilingual? StateOf(Owner owner) => AnswerText.YesNo(owner.StateOwned) switch
    {
        null => null,
        false => Texts.Of("not-state"),
        true when string.IsNullOrWhiteSpace(owner.FilingNumber) => Texts.Of("state.unfiled"),
        true => Texts.Of("state.filed", owner.FilingNumber.Trim()),
    };

    private static Bilingual Lines(params IEnumerable<Bilingual?> lines) => new(
        string.Join('\n', lines.OfType<Bilingual>().Select(l => l.Zh)), string.Join('\n', lines.OfType<Bilingual>().Select(l => l.En)));
}
