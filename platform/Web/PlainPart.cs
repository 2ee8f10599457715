namespace Funding.Platform.Web;

/// <summary>
/// A part of which a page has hundreds, such as a table's cell: it takes its parameters by name, where the framework would look each up and
/// set it by reflection, and asks for no service.
/// </summary>
public abstract class PlainPart : IComponent
{
    private RenderHandle handle;

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        foreach (var parameter in parameters)
            Take(parameter);
        Ready();
        handle.Render(Build);
        return Task.CompletedTask;
    }

    /// <summary>Cascading ones too; each once.</summary>
    protected abstract void Take(ParameterValue parameter);

    /// <summary>All are taken.</summary>
    protected virtual void Ready()
    {
    }

    protected abstract void Build(RenderTreeBuilder page);
}
