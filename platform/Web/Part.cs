namespace Funding.Platform.Web;

/// <summary>What every component has at hand: the request, the shared texts, the formats.</summary>
public abstract class Part : ComponentBase
{
    [Inject]
    public PageContext Here { get; set; } = null!;

    [Inject]
    public Texts<SharedText> S { get; set; } = null!;

    [Inject]
    public Show Show { get; set; } = null!;
}

/// <summary>A page and the model it is rendered from; see <see cref="Page.Render{TPage,TModel}"/>.</summary>
public abstract class PageOf<TModel> : Part
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;
}
