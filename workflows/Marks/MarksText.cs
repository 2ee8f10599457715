namespace Funding.Workflows.Marks;

/// <summary>Names the resource files of tags and saved views.</summary>
public sealed class MarksText;
