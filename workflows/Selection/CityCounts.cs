namespace Funding.Workflows.Selection;

/// <summary>Places taken by each city under the cap; whoever has no city is exempt.</summary>
internal sealed class CityCounts(int? cap)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    public bool HasRoom(string? city) => cap is not { } limit || city is null || taken.GetValueOrDefault(city) < limit;

    public bool TryTake(string? city)
    {
        if (!HasRoom(city)) return false;
        if (city is not null) taken[city] = taken.GetValueOrDefault(city) + 1;
        return true;
    }

    public void Free(string? city)
    {
        if (city is not null) taken[city]--;
    }
}
