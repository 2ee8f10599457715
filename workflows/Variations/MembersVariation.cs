using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations;

/// <summary>A change of who takes part in an award.</summary>
public abstract class MembersVariation(string change) : VariationKind(new MembersDeclaration(change))
{
    public override bool IsOfMembers => true;

    public override VariationOutcome Granted(VariationGrant grant) =>
        new(MemberChange.Granted(grant.Award, grant.Roster!, grant.Variation, grant.Today, grant.DueOn));

    private sealed class MembersDeclaration(string change) : VariationDeclaration(change)
    {
        public override IEnumerable<Fault> Check(VariationOutline variation, AwardSettings award, ProgrammeOutline programme)
        {
            if (!programme.Programme.Parts.Any(p => programme.Kinds.Part(p.Kind).HasRoster(p)))
                yield return new(
                    "change",
                    $"'{variation.Change}' changes members, and the programme has none; needed: the part members with consent: by-link");
        }
    }
}
