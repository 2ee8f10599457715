namespace Funding.Workflows.Parts.Price;

/// <summary>The bid. Its form is saved by no script and kept by no browser, and the page never shows a price.</summary>
internal static class PricePages
{
    public static void Map(IEndpointRouteBuilder apply) => apply.MapForm(PriceLinks.PageRoute, ShowAsync, SealAsync);

    private static async Task<IResult> ShowAsync(
        string round, string application, string? check, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = PriceSettings.PartOf(work.Programme);
        return PartForm.Elsewhere(work, PriceLinks.Page(round, application), check, here)
            ?? Page.Render<PricePage, PriceModel>(new PriceModel(work, part));
    }

    private static async Task<IResult> SealAsync(
        string round, string application, Form form, PageContext here, PriceCommands prices, WorkQueries reader, Texts<PriceText> texts,
        CancellationToken cancellation)
    {
        var part = PriceSettings.PartOf((await reader.ReadAsync(here.Actor!, round, application, cancellation)).Programme).Id;
        await prices.SealAsync(
            here.Actor!, round, application,
            new(form.Text($"{part}.lot"), form.Text($"{part}.places"), form.Text($"{part}.price")), cancellation);
        return Page.Redirect(PriceLinks.Page(round, application), texts["done"]);
    }
}

public sealed record PriceModel(Work Work, PartOutline Part)
{
    public PriceSettings Rules => Part.As<PriceSettings>();

    public SealedPrice? Sealed => Work.Application.Price;
}
