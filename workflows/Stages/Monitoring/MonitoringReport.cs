namespace Funding.Workflows.Stages.Monitoring;

/// <summary>What came of the report; a row of the duty.</summary>
/// <param name="ConfirmedBy">Null until an officer has confirmed it.</param>
public sealed record MonitoringReport(
    string Text, string FiledBy, DateTimeOffset FiledAt, string? ConfirmedBy = null, DateTimeOffset? ConfirmedAt = null)
{
    public const string Row = "report";
}
