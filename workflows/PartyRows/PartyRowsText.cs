namespace Funding.Workflows.PartyRows;

/// <summary>Names the resource files of rows that name organisations.</summary>
public sealed class PartyRowsText;
