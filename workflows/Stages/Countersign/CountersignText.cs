namespace Funding.Workflows.Stages.Countersign;

/// <summary>Names the resource files of the pages of countersigning departments, and of the office's about them.</summary>
public sealed class CountersignText;
