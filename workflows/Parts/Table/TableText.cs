namespace Funding.Workflows.Parts.Table;

/// <summary>Names the resource files of a table that is filled in row by row.</summary>
public sealed class TableText;
