namespace Funding.Workflows.Review;

/// <summary>Who may not judge what, and why; a hard constraint everywhere it is asked.</summary>
public sealed class ConflictTable
{
    private readonly Dictionary<string, List<(string Expert, ConflictReason Reason)>> byKey = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> barred;

    public ConflictTable(IEnumerable<PanelExpert> experts, IEnumerable<BarredPair> barred)
    {
        foreach (var expert in experts)
        {
            Add(expert.Id, expert.Organisations, ConflictReason.SameOrganisation);
            Add(expert.Id, expert.Affiliates, ConflictReason.Affiliate);
            Add(expert.Id, expert.Conflicts, ConflictReason.Declared);
        }
        this.barred = barred.ToLookup(b => b.ApplicationId, b => b.ExpertId, StringComparer.Ordinal);
    }

    /// <summary>Every expert kept from the application, with the first reason in the enumeration's order.</summary>
    public IReadOnlyDictionary<string, ConflictReason> Of(ReviewedApplication application)
    {
        var found = new Dictionary<string, ConflictReason>(StringComparer.Ordinal);
        foreach (var name in application.Organisations.Append(application.Id))
            if (byKey.TryGetValue(OrganisationKey.Of(name), out var kept))
                foreach (var (expert, reason) in kept)
                    if (!found.TryGetValue(expert, out var known) || reason < known)
                        found[expert] = reason;
        foreach (var expert in barred[application.Id]) found.TryAdd(expert, ConflictReason.Barred);
        return found;
    }

    private void Add(string expert, IReadOnlyList<string> names, ConflictReason reason)
    {
        foreach (var key in names.Select(OrganisationKey.Of).Where(k => k.Length > 0))
        {
            if (!byKey.TryGetValue(key, out var kept)) byKey[key] = kept = [];
            kept.Add((expert, reason));
        }
    }
}

public enum ConflictReason
{
    /// <summary>The applicant or a party beside it is the expert's own organisation.</summary>
    SameOrganisation,

    /// <summary>The applicant or a party beside it is an affiliate of it.</summary>
    Affiliate,

    Declared,

    /// <summary>Recused, silent or replaced on this application before.</summary>
    Barred,
}
