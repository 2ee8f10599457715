namespace Funding.Workflows.Compose;

/// <summary>Names the resource files of composing a programme.</summary>
public sealed class ComposeText;
