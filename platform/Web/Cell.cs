namespace Funding.Platform.Web;

/// <summary>One cell of a <see cref="DataTable{TRow}"/>; on a narrow screen its heading stands beside it.</summary>
public sealed class Cell : PlainPart
{
    private Header header = null!;

    [CascadingParameter]
    public CellOrder Order { get; set; } = null!;

    /// <summary>The cell that names the row.</summary>
    [Parameter]
    public bool Head { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void Take(ParameterValue parameter)
    {
        switch (parameter.Name)
        {
            case nameof(Order):
                Order = (CellOrder)parameter.Value;
                break;
            case nameof(Head):
                Head = (bool)parameter.Value;
                break;
            case nameof(ChildContent):
                ChildContent = (RenderFragment)parameter.Value;
                break;
        }
    }

    protected override void Ready() => header = Order.Next();

    protected override void Build(RenderTreeBuilder page)
    {
        page.OpenElement(0, Head ? "th" : "td");
        if (Head)
            page.AddAttribute(1, "scope", "row");
        page.AddAttribute(2, "class", header.Number ? "number" : null);
        page.AddAttribute(3, "data-label", header.Text);
        page.OpenElement(4, "div");
        page.AddAttribute(5, "class", "cell");
        page.AddContent(6, ChildContent);
        page.CloseElement();
        page.CloseElement();
    }
}
