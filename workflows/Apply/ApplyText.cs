namespace Funding.Workflows.Apply;

/// <summary>Names the resource files of the pages of applicants and objectors.</summary>
public sealed class ApplyText;
