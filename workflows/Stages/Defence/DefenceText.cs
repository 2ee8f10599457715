namespace Funding.Workflows.Stages.Defence;

/// <summary>Names the resource files of the pages of the defence.</summary>
public sealed class DefenceText;
