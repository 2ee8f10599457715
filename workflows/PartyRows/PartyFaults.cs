namespace Funding.Workflows.PartyRows;

/// <summary>What of a part's consents the schema cannot say.</summary>
internal static class PartyFaults
{
    public const string ByLink = "by-link";

    /// <summary>The slot of the agreement that a consent covers.</summary>
    public static IEnumerable<Fault> OfAgreement(string? slot, bool asksConsent, ProgrammeOutline programme) => OfConsent(
        "agreement", slot, asksConsent, "slot for documents",
        programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Slots(p)));

    /// <summary>What a consent covers and stands in another part, by its id.</summary>
    public static IEnumerable<Fault> OfConsent(string setting, string? id, bool asksConsent, string what, IEnumerable<string> known)
    {
        if (id is null) yield break;
        if (!asksConsent)
        {
            yield return new(setting, $"goes with consent: {ByLink}");
            yield break;
        }

        var ids = known.ToList();
        if (!ids.Contains(id)) yield return new(setting, $"'{id}' is no {what} of the programme; allowed: {string.Join(", ", ids)}");
    }
}
