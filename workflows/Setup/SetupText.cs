namespace Funding.Workflows.Setup;

/// <summary>Names the resource files of the checklist.</summary>
public sealed class SetupText;
