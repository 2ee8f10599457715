using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Leader;

/// <summary>Who leads what was awarded (变更负责人).</summary>
public sealed class LeaderVariation() : VariationKind(new VariationDeclaration(Id))
{
    public const string Id = "leader";
    public const string Field = "leader";
    public const int Longest = 100;

    private static readonly Texts Texts = new(typeof(LeaderVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var leader = TextIdentity.Tidy(typed.GetValueOrDefault(Field));
        if (TextSafety.Check(leader, Field, multiline: false).FirstOrDefault() is { } unsafeText) throw new RefusedException(unsafeText);
        if (leader.Length is < 2 or > Longest) throw new RefusedException(DutyRefusals.Length(Field, 2, Longest));
        return leader == facts.Award.Leader
            ? throw new RefusedException(VariationRefusals.Unchanged(Field)) : new(Leader: leader);
    }

    public override string? Before(AwardHome award, VariationWish wish) => award.Leader;

    public override RenderFragment Form(VariationFacts facts) => Page.Part<LeaderForm, VariationFacts>(facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<LeaderRows, VariationModel>(model);

    public override VariationOutcome Granted(VariationGrant grant) => new(grant.Award with { Leader = grant.Wish.Leader });
}
