namespace Funding.Platform.Web;

/// <summary>Names the resource files of the layout and the parts.</summary>
public sealed class SharedText;
