namespace Funding.Workflows.Samples;

/// <summary>Names the resource files of the pages of samples.</summary>
public sealed class SampleText;
