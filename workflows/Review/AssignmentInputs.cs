namespace Funding.Workflows.Review;

/// <summary>All that an assignment depends on. The lists are sets: their order changes nothing, the draw's orders do.</summary>
public sealed record AssignmentInputs
{
    public required IReadOnlyList<ReviewedApplication> Applications { get; init; }
    public required IReadOnlyList<PanelExpert> Experts { get; init; }
    public required PanelSeats Seats { get; init; }

    /// <summary>Seats that stay as they are; they count for load and composition.</summary>
    public IReadOnlyList<PanelSeat> Existing { get; init; } = [];

    /// <summary>Pairs never to be assigned again: recused, silent, replaced.</summary>
    public IReadOnlyList<BarredPair> Barred { get; init; } = [];

    /// <summary>Experts' ids in drawn order: between equals the earlier is taken.</summary>
    public required IReadOnlyList<string> ExpertOrder { get; init; }

    /// <summary>Applications' ids in drawn order.</summary>
    public required IReadOnlyList<string> ApplicationOrder { get; init; }

    /// <summary>Applications that an expert takes at most; at least 1.</summary>
    internal int UsualLoad => Math.Max(1, Experts.Select(e => e.MaxLoad).DefaultIfEmpty(1).Max());
}

/// <param name="Organisations">Credit codes and names of the applicant and of every party.</param>
/// <param name="Fields">What an expert should know about.</param>
public sealed record ReviewedApplication(string Id, IReadOnlyList<string> Organisations, IReadOnlyList<string> Fields);

/// <param name="Organisations">Credit code and name of the expert's own organisation.</param>
/// <param name="Affiliates">Codes or names of organisations affiliated with it.</param>
/// <param name="MaxLoad">Applications at most, the existing ones included.</param>
/// <param name="Conflicts">Declared: codes or names of organisations, or ids of applications.</param>
public sealed record PanelExpert(
    string Id,
    Party Party,
    IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Affiliates,
    IReadOnlyList<string> Fields,
    int MaxLoad,
    IReadOnlyList<string> Conflicts)
{
    /// <summary>An entry of the pool; its own id is among its organisations, so that nobody judges what they filled in.</summary>
    /// <exception cref="InvalidDataException">It is of no party.</exception>
    public static PanelExpert Of(PoolExpert expert, int maxLoad) => new(
        expert.PersonId,
        Parties.Read(expert.Party) ?? throw new InvalidDataException($"Expert {expert.PersonId} is of no party '{expert.Party}'."),
        expert.CreditCode is { } code ? [code, expert.Organisation, expert.PersonId] : [expert.Organisation, expert.PersonId],
        expert.Affiliates,
        [.. expert.Fields.Select(FieldOf).Distinct(StringComparer.Ordinal)],
        maxLoad,
        expert.Conflicts);

    /// <summary>A field as experts' and applications' are compared.</summary>
    public static string FieldOf(string text) => text.Trim().ToUpperInvariant();
}

/// <summary>A panel's seats by party; a party that is absent has none.</summary>
public sealed record PanelSeats(IReadOnlyDictionary<Party, int> ByParty)
{
    public int Size => ByParty.Values.Sum();

    public int Of(Party party) => ByParty.GetValueOrDefault(party);
}

/// <param name="Seat">The party the seat belongs to; an expert of another party in it is a stand-in.</param>
public sealed record PanelSeat(string ApplicationId, string ExpertId, Party Seat);

public sealed record BarredPair(string ApplicationId, string ExpertId);
