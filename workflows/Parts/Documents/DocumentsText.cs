namespace Funding.Workflows.Parts.Documents;

/// <summary>Names the resource files of the documents of an application.</summary>
public sealed class DocumentsText;
