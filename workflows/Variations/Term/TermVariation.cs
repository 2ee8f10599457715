using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Term;

/// <summary>The award holds for some months longer (延长期限).</summary>
public sealed class TermVariation() : VariationKind(new VariationDeclaration(Id))
{
    public const string Id = "term";
    public const string Months = "months";

    private static readonly Texts Texts = new(typeof(TermVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    /// <summary>The last day that the term may reach.</summary>
    public static DateOnly Longest(VariationFacts facts) =>
        AwardTerm.Of(facts.Award.Term.AwardedOn, facts.Settings.Years).ValidUntil
            .AddMonths(facts.OutlineOf(Id)?.As<TermSettings>().MostMonths ?? 0);

    public override Refusal? Bar(VariationFacts facts) =>
        Longest(facts) > facts.Award.Term.ValidUntil ? null : VariationRefusals.LongestAlready(Longest(facts));

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var (longest, until) = (Longest(facts), facts.Award.Term.ValidUntil);
        return int.TryParse(typed.GetValueOrDefault(Months)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && months is > 0 and <= 600 && until.AddMonths(months) is var later && later <= longest
                ? new(Until: later) : throw new RefusedException(VariationRefusals.Months(longest));
    }

    public override string? Before(AwardHome award, VariationWish wish) =>
        award.Term.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override RenderFragment Form(VariationFacts facts) => Page.Part<TermForm, VariationFacts>(facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<TermRows, VariationModel>(model);

    public override VariationOutcome Granted(VariationGrant grant) =>
        new(grant.Award with { Term = grant.Award.Term with { ValidUntil = grant.Wish.Until!.Value } });
}
