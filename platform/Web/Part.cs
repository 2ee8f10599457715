namespace Funding.Platform.Web;

/// <summary>What every component has at hand: the request, the shared texts, the formats.</summary>
public abstract class Part : ComponentBase
{
    // A page has hundreds of parts: each is given one thing, which leads to the others.
    [Inject]
    public PageContext Here { get; set; } = null!;

    protected Texts<SharedText> S => Here.Shared;

    protected Show Show => Here.Show;
}

/// <summary>A page and the model it is rendered from; see <see cref="Page.Render{TPage,TModel}"/>.</summary>
public abstract class PageOf<TModel> : Part
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;
}
