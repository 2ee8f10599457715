namespace Funding.Workflows.Binders;

/// <summary>Names the resource files of binders and of the link to them.</summary>
public sealed class BinderText;
