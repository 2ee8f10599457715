namespace Funding.Workflows.Parts;

/// <summary>Prices that a part asks for. Pure.</summary>
public interface IPartPrices
{
    /// <summary>What is bid for; none where the part asks for no price.</summary>
    IReadOnlyList<NamedLot> Lots(PartOutline part);
}

/// <param name="Name">As applicants choose it.</param>
public sealed record NamedLot(PriceLot Lot, Bilingual Name);
