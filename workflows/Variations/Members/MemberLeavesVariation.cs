using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Members;

/// <summary>A member takes part no longer (成员退出).</summary>
public sealed class MemberLeavesVariation() : MembersVariation(Id)
{
    public const string Id = LeavingSettings.Change;

    private static readonly Texts Texts = new(typeof(MemberLeavesVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override Refusal? Bar(VariationFacts facts) =>
        facts.Award.Roster is null || facts.Award.MembersNow.Count == 0 ? VariationRefusals.NoMembers() : null;

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed) =>
        new(Leaves: MemberChange.ReadLeaving(facts, typed.GetValueOrDefault(VariationEntry.Member)));

    public override string? Before(AwardHome award, VariationWish wish) => award.MembersNow.First(m => m.Code == wish.Leaves).Name;

    public override RenderFragment Form(VariationFacts facts) => Page.Part<MemberLeavesForm, VariationFacts>(facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<MemberLeavesRows, VariationModel>(model);
}
