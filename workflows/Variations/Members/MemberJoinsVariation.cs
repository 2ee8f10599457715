using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Members;

/// <summary>An organisation becomes a member (成员加入).</summary>
public sealed class MemberJoinsVariation() : MembersVariation(Id)
{
    public const string Id = "member-joins";

    private static readonly Texts Texts = new(typeof(MemberJoinsVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override Refusal? Bar(VariationFacts facts) => facts.Award.Roster is null ? VariationRefusals.NoMembers() : null;

    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed) =>
        new(Joins: MemberChange.ReadJoining(facts, typed));

    public override RenderFragment Form(VariationFacts facts) => Page.Part<MemberJoinsForm, VariationFacts>(facts);

    public override RenderFragment Rows(VariationModel model) => Page.Part<MemberJoinsRows, VariationModel>(model);
}
