namespace Funding.Workflows.Parts.Price;

internal static class PriceApi
{
    /// <param name="Lot">Id of a lot of the programme.</param>
    /// <param name="Places">A whole number.</param>
    /// <param name="Price">Yuan for one place, to the fen; it is sealed and answered by nothing.</param>
    internal sealed record BidBody(string? Lot, string? Places, string? Price);

    /// <param name="Mark">SHA-256 of what is sealed, as the record has it.</param>
    internal sealed record BidLine(string Lot, int Places, DateTimeOffset SealedAt, string Mark);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGroup("/rounds/{round}/applications/{application}/price").WithTags("applications").Needs(Right.EditApplication)
        .MapPut(
            "",
            async (
                string round, string application, BidBody body, PageContext here, PriceCommands prices, CancellationToken cancellation) =>
                Line((await prices.SealAsync(
                    here.Actor!, round, application, new(body.Lot, body.Places, body.Price), cancellation)).Price!))
        .Does(
            "Seals a bid for a lot; nobody reads its price before two persons have opened the prices of the round",
            new BidLine("care", 60, new(2026, 4, 10, 1, 0, 0, TimeSpan.Zero), new string('0', 64)),
            new BidBody("care", "60", "2980.00"));

    private static BidLine Line(SealedPrice price) => new(price.Lot, price.Places, price.At, price.Mark);
}
