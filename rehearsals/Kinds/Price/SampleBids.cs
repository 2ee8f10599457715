namespace Funding.Rehearsals.Kinds.Price;

/// <summary>Bids of sample applications.</summary>
public static class SampleBids
{
    /// <summary>A bid whose price nobody can open.</summary>
    /// <returns>Null where the programme asks for none.</returns>
    public static SealedPrice? Of(Programme programme) => programme.Parts.FirstOrDefault(p => p.Kind == PriceSettings.Kind) is { } part
        ? new(part.Id, part.As<PriceSettings>().Lots[0].Id, PlacesOf(part.As<PriceSettings>().Lots[0]), "sealed", DateTimeOffset.UnixEpoch)
        : null;

    /// <summary>A played application bids for a lot by its number, below the ceiling.</summary>
    public static async Task BidAsync(this Player play, Actor actor, string applicationId, int number)
    {
        if (play.BidOf(number) is { } bid)
            await play.Get<PriceCommands>().SealAsync(actor, play.Id, applicationId, bid);
    }

    /// <returns>Null where the programme asks for no bid.</returns>
    public static TypedBid? BidOf(this Player play, int number)
    {
        if (play.Programme.Parts.FirstOrDefault(p => p.Kind == PriceSettings.Kind) is not { } part)
            return null;
        var lots = part.As<PriceSettings>().Lots;
        var lot = lots[number % lots.Count];
        return play.Bids?.Invoke(number) ?? new(
            lot.Id, $"{PlacesOf(lot)}", PriceOf(lot, number).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What a played application bids.</summary>
    public static decimal PriceOf(LotOutline lot, int number) => decimal.Round(lot.Ceiling * (70 + (number % 30)) / 100, 2);

    private static int PlacesOf(LotOutline lot) => Math.Min(lot.Places, 20);
}
