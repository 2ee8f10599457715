namespace Funding.Workflows.Office.Holders;

/// <summary>Names the resource files of an organisation's page.</summary>
public sealed class HolderText;
