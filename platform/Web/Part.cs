namespace Funding.Platform.Web;

/// <summary>What every component has at hand: the request, the shared texts, the formats.</summary>
public abstract class Part : ComponentBase
{
    // A page has hundreds of parts: each is given one thing, which leads to the others.
    [Inject]
    public PageContext Here { get; set; } = null!;

    protected Texts<SharedText> S => Here.Shared;

    protected Show Show => Here.Show;

    /// <summary>All that it was given is set.</summary>
    internal void Build(RenderTreeBuilder page)
    {
        OnInitialized();
        OnParametersSet();
        BuildRenderTree(page);
    }

    // A page is written in one pass: what has to be waited for is its handler's.
    protected sealed override Task OnInitializedAsync() => Task.CompletedTask;

    protected sealed override Task OnParametersSetAsync() => Task.CompletedTask;
}

/// <summary>A page and the model it is rendered from; see <see cref="Page.Render{TPage,TModel}"/>.</summary>
public abstract class PageOf<TModel> : Part
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;
}
