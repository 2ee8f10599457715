namespace Funding.Platform.Web;

/// <summary>One cell of a <see cref="DataTable{TRow}"/>; on a narrow screen its heading stands beside it.</summary>
public sealed class Cell : Part
{
    [CascadingParameter]
    public CellOrder Order { get; set; } = null!;

    /// <summary>The cell that names the row.</summary>
    [Parameter]
    public bool Head { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var header = Order.Next();
        builder.OpenElement(0, Head ? "th" : "td");
        if (Head)
            builder.AddAttribute(1, "scope", "row");
        builder.AddAttribute(2, "class", header.Number ? "number" : null);
        builder.AddAttribute(3, "data-label", header.Text);
        builder.OpenElement(4, "div");
        builder.AddAttribute(5, "class", "cell");
        builder.AddContent(6, ChildContent);
        builder.CloseElement();
        builder.CloseElement();
    }
}
