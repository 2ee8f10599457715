namespace Funding.Platform.Web;

/// <summary>A word in a box, such as a state.</summary>
public sealed class Tag : PlainPart
{
    [Parameter]
    public Tone Tone { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void Take(ParameterValue parameter)
    {
        switch (parameter.Name)
        {
            case nameof(Tone):
                Tone = (Tone)parameter.Value;
                break;
            case nameof(ChildContent):
                ChildContent = (RenderFragment)parameter.Value;
                break;
        }
    }

    protected override void Build(RenderTreeBuilder page)
    {
        page.OpenElement(0, "strong");
        page.AddAttribute(1, "class", Tone.Class("tag"));
        page.AddContent(2, ChildContent);
        page.CloseElement();
    }
}
