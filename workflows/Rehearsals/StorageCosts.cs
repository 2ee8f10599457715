namespace Funding.Workflows.Rehearsals;

/// <summary>A provider's list of prices, as it was read on a day.</summary>
/// <param name="PerOperations">How many operations a price is for.</param>
public sealed record StoragePrices(
    string Source, DateOnly AsOf, string Currency, int PerOperations, IReadOnlyDictionary<StorageOperation, decimal> Prices)
{
    /// <summary>What the product comes with (<c>storage-prices.json</c>).</summary>
    public static StoragePrices Shipped { get; } = Read();

    private static StoragePrices Read()
    {
        using var content = typeof(StoragePrices).Assembly.GetManifestResourceStream("storage-prices.json")!;
        return JsonSerializer.Deserialize<StoragePrices>(content, FundingJson.Options)!;
    }
}

/// <param name="Price">Not rounded.</param>
public sealed record StorageCost(StorageOperation Operation, long Count, decimal Price);

/// <summary>What transactions cost at a list of prices. Pure.</summary>
public static class StorageCosts
{
    /// <summary>By operation, in their order; operations that did not happen are left out.</summary>
    public static IReadOnlyList<StorageCost> Of(IReadOnlyDictionary<StorageOperation, long> counts, StoragePrices prices) =>
    [
        .. counts.Where(c => c.Value > 0).OrderBy(c => c.Key)
            .Select(c => new StorageCost(c.Key, c.Value, c.Value * prices.Prices[c.Key] / prices.PerOperations)),
    ];

    /// <summary>The whole in hundredths of the currency, rounded up: a list price says no more.</summary>
    public static decimal Sum(IEnumerable<StorageCost> costs) => Math.Ceiling(costs.Sum(c => c.Price) * 100) / 100;
}
