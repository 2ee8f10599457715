namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>The office's page of the opening.</summary>
internal static class PriceOpeningPages
{
    public const string Ask = "ask";
    public const string Confirm = "confirm";

    public static void Map(IStageRoutes routes) => routes.Form(Audience.Office, "", ShowAsync, ActAsync);

    public static string Url(string round, StageKey stage) => StagePlace.Url(Audience.Office, round, stage);

    private static async Task<IResult> ShowAsync(
        StagePlace place, PageContext here, PriceOpeningStore openings, PeopleStore people, RoundStore rounds,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.OpenPrices);
        var row = (await openings.FindAsync(place.Round.Id, place.Stage, cancellation))?.Value;
        return Page.Render<PriceOpeningPage, PriceOpeningModel>(new(
            place, await rounds.GetProgrammeAsync(place.Round.Id, cancellation), row,
            await NameAsync(row?.Asked), await NameAsync(row?.Opened),
            await openings.PricesAsync(place.Round.Id, place.Stage, cancellation)));

        async Task<string?> NameAsync(OpeningHand? hand) => hand is null ? null : await people.ShownAsAsync(hand.By, cancellation);
    }

    private static async Task<IResult> ActAsync(
        StagePlace place, Form form, PageContext here, PriceOpeningCommands openings, Texts<PriceOpeningText> T,
        CancellationToken cancellation)
    {
        var (actor, round, page) = (here.Actor!, place.Round.Id, Url(place.Round.Id, place.Stage.Id));
        switch (form.Text("do"))
        {
            case Ask:
                await openings.AskAsync(actor, round, form.Text("count"), cancellation);
                return Page.Redirect(page, T["ask.done"]);
            case Confirm:
                await openings.ConfirmAsync(actor, round, form.Text("count"), cancellation);
                return Page.Redirect(page, T["confirm.done"]);
            default:
                actor.Demand(Right.OpenPrices);
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }
    }
}

/// <param name="Row">Null before the stage.</param>
/// <param name="Asked">Name of who asked.</param>
/// <param name="Opened">Name of who opened.</param>
/// <param name="Prices">None before they are open.</param>
public sealed record PriceOpeningModel(
    StagePlace Place, Programme Programme, OpeningRow? Row, string? Asked, string? Opened, IReadOnlyList<OpenedPrice> Prices)
{
    public string LotOf(OpenedPrice price, Func<Bilingual, string> show) =>
        Programme.EachPart().SelectMany(p => p.Kind.Lots(p.Part)).FirstOrDefault(l => l.Lot.Id == price.Lot) is { Name: var name }
            ? show(name) : price.Lot;
}
