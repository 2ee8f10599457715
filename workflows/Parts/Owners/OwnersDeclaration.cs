namespace Funding.Workflows.Parts.Owners;

/// <inheritdoc cref="OwnersSettings"/>
public sealed class OwnersDeclaration() : PartDeclaration<OwnersSettings>(OwnersSettings.Kind)
{
    public override IEnumerable<string> Names(PartOutline part) => [OwnerRows.Field];

    protected override IEnumerable<Fault> Check(OwnersSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        foreach (var twice in Fault.Twice("ownerKinds", settings.OwnerKinds.Select(k => k.Id), "kind of owner")) yield return twice;
        foreach (var twice in Fault.Twice("contributions", settings.Contributions.Select(c => c.Id), "contribution")) yield return twice;
        var most = Math.Min(settings.OwnerKinds.Count, settings.MaxOwners);
        if (settings.MinOwnerKinds > most)
            yield return new("minOwnerKinds", $"at most {most}: no more kinds, or owners, are allowed");
        var numbers = programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Numbers(p));
        foreach (var fault in PartyFaults.OfAgreement(settings.Agreement, settings.AsksConsent, programme)
            .Concat(PartyFaults.OfConsent("valuedTotal", settings.ValuedTotal, settings.AsksConsent, "number", numbers)))
            yield return fault;
    }
}
