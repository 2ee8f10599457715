namespace Funding.Tests.Support.Rounds;

/// <summary>The player of a round in a test: of the colleges, unless it says another programme.</summary>
public sealed class RoundPlayer : Player
{
    public RoundPlayer(IServiceProvider services, VirtualClock time, Func<CancellationToken, Task>? start = null, string? id = null)
        : base(services, time, start, id) => Programme = ShippedCatalogue.Colleges;

    public RoundPlayer(RoundHouse house)
        : this(house.Services, house.Time, house.StartAsync)
    {
    }
}
