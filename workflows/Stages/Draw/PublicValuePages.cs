namespace Funding.Workflows.Stages.Draw;

/// <summary>Where members of the committee enter the public value that is mixed into the draw.</summary>
internal static class PublicValuePages
{
    public static void Map(IEndpointRouteBuilder group) => group.MapForm(DrawLinks.PublicValueRoute, ShowAsync, EnterAsync);

    private static async Task<IResult> ShowAsync(
        string round, PageContext here, PublicValueCommands values, RoundStore rounds, CancellationToken cancellation)
    {
        var view = await values.ViewAsync(here.Actor!, round, cancellation);
        return Page.Render<PublicValuePage, PublicValueModel>(new PublicValueModel(
            (await rounds.GetAsync(round, cancellation)).Value, view));
    }

    private static async Task<IResult> EnterAsync(
        string round, Form form, PageContext here, PublicValueCommands values, Texts<DrawText> T, CancellationToken cancellation)
    {
        var view = await values.EnterAsync(here.Actor!, round, form.Text("value"), cancellation);
        return Page.Redirect(DrawLinks.PublicValue(round), T["done.entered", view.Own!.Value]);
    }
}

public sealed record PublicValueModel(Round Round, PublicValueView View);
