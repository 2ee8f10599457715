namespace Funding.Workflows.Rehearsals;

/// <summary>Names the resource files of the pages of rehearsals.</summary>
public sealed class RehearsalsText;
