namespace Funding.Workflows.Parts.Owners;

/// <summary>An owner as running text, where no table is.</summary>
internal static class OwnersWritten
{
    private static readonly Texts Texts = new(typeof(OwnersWritten));

    public static Bilingual Of(Owner owner, OwnersSettings rules) => Texts.Of(
        "owner", owner.Name, owner.CreditCode, rules.KindOf(owner), rules.BroughtBy(owner), owner.SharePercent);
}
