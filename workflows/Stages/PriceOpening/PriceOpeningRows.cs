namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>How the opening of a round's prices stands; a row of the stage's pass.</summary>
/// <param name="Bids">So many sealed prices there were as the stage began.</param>
/// <param name="RemindFrom">The first day on which it is reminded of.</param>
/// <param name="Asked">Who asked for it; null before.</param>
/// <param name="Opened">Who opened them, somebody else; null before. From then on prices are read.</param>
public sealed record OpeningRow(int Bids, DateOnly RemindFrom, OpeningHand? Asked = null, OpeningHand? Opened = null);

/// <param name="By">Id of the person.</param>
public sealed record OpeningHand(string By, DateTimeOffset At);

/// <param name="Price">Yuan for one place; null where it does not open.</param>
public sealed record OpenedPrice(string ApplicationId, string OrganisationName, string Lot, int Places, decimal? Price);

internal static class PriceOpeningKeys
{
    public static string Opening(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}opening";

    public static string Prices(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}price:";

    public static string Price(PlannedStage stage, string applicationId) => Prices(stage) + applicationId;
}
