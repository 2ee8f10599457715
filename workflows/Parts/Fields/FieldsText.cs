namespace Funding.Workflows.Parts.Fields;

/// <summary>Names the resource files of the questions of an application.</summary>
public sealed class FieldsText;
