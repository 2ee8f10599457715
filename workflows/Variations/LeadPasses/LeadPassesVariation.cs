using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.LeadPasses;

/// <summary>A member leads the consortium from now on and holds the award (变更牵头单位).</summary>
public sealed class LeadPassesVariation() : MembersVariation(Id)
{
    public const string Id = "lead-passes";

    private static readonly Texts Texts = new(typeof(LeadPassesVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override bool PassesAward => true;

    public override Refusal? Bar(VariationFacts facts) =>
        LeadChange.Candidates(facts.Award).Count == 0 ? VariationRefusals.NoMembers() : facts.Passing;

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed) => LeadChange.Read(facts, typed);

    public override string? Before(AwardHome award, VariationWish wish) => award.HolderName;

    public override RenderFragment Form(VariationFacts facts) => Page.Part<LeadPassesForm, VariationFacts>(facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<LeadPassesRows, VariationModel>(model);

    public override VariationOutcome Granted(VariationGrant grant) =>
        new(LeadChange.Granted(grant.Award, grant.Roster!, grant.Variation, grant.People, grant.Today, grant.DueOn));
}
