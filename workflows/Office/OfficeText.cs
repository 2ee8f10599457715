namespace Funding.Workflows.Office;

/// <summary>Names the resource files of the pages of officers and administrators.</summary>
public sealed class OfficeText;
