namespace Funding.Workflows.Parts.Owners;

/// <summary>Who may co-own and how (四（五）): each takes part by 资本, 技术, 管理, 设备 or 其他要素.</summary>
/// <param name="MinOwnerKinds">Valued shares are of at least this many kinds of owner.</param>
/// <param name="StateOwned">Each owner says whether it is state-owned, and which number its valuation was approved or filed under.</param>
public sealed record OwnersSettings(
    IReadOnlyList<OwnerKind> OwnerKinds, IReadOnlyList<Contribution> Contributions, int MinOwnerKinds, int MaxOwners,
    bool StateOwned = false)
{
    public const string Kind = "owners";

    /// <summary><see cref="PartyFaults.ByLink"/>: every owner beside the applicant consents; null where none is asked.</summary>
    public string? Consent { get; init; }

    /// <summary>The slot of the agreement that a consent covers; null where it covers none.</summary>
    public string? Agreement { get; init; }

    /// <summary>The number of which a share is the valued amount; null where a consent covers the share alone.</summary>
    public string? ValuedTotal { get; init; }

    [JsonIgnore]
    public bool AsksConsent => Consent == PartyFaults.ByLink;

    /// <summary>Null where the programme asks for no owners.</summary>
    public static OwnersSettings? Find(Programme programme) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind)?.As<OwnersSettings>();

    /// <exception cref="InvalidOperationException">The programme asks for no owners.</exception>
    public static OwnersSettings Of(Programme programme) => Find(programme)
        ?? throw new InvalidOperationException($"The programme {programme.Id} has no part of the kind {Kind}.");

    /// <summary>What kind of owner it is, in words; what was typed where the programme has no such kind.</summary>
    public Bilingual KindOf(Owner owner) =>
        OwnerKinds.FirstOrDefault(k => k.Id == owner.Kind)?.Name ?? Bilingual.Same(owner.Kind);

    /// <summary>What it brings, in words.</summary>
    public Bilingual BroughtBy(Owner owner) =>
        Texts.Names(Contributions.Where(c => owner.Contributions.Contains(c.Id)).Select(c => c.Name));
}

public sealed record OwnerKind(string Id, Bilingual Name);

public sealed record Contribution(string Id, Bilingual Name);
