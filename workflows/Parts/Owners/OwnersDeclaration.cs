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
        var parts = programme.Programme.Parts.Select(p => (Part: p, Kind: programme.Kinds.Part(p.Kind))).ToList();
        var slots = parts.SelectMany(p => p.Kind.Slots(p.Part));
        var numbers = parts.SelectMany(p => p.Kind.Numbers(p.Part));
        if (OfConsent("agreement", settings.Agreement, settings, "slot for documents", slots) is { } slot) yield return slot;
        if (OfConsent("valuedTotal", settings.ValuedTotal, settings, "number", numbers) is { } number) yield return number;
    }

    /// <summary>What a consent covers stands in another part, by its id.</summary>
    private static Fault? OfConsent(string setting, string? id, OwnersSettings settings, string what, IEnumerable<string> known)
    {
        if (id is null) return null;
        if (!settings.AsksConsent) return new(setting, $"goes with consent: {OwnersSettings.ByLink}");
        var ids = known.ToList();
        return ids.Contains(id) ? null : new(setting, $"'{id}' is no {what} of the programme; allowed: {string.Join(", ", ids)}");
    }
}
