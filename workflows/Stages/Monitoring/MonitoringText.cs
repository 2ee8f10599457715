namespace Funding.Workflows.Stages.Monitoring;

/// <summary>Names the resource files of what a monitoring shows.</summary>
public sealed class MonitoringText;
