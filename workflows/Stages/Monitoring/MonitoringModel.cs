namespace Funding.Workflows.Stages.Monitoring;

/// <summary>A report and what its reader may do about it.</summary>
/// <param name="Report">Null before it is filed.</param>
public sealed record MonitoringModel(DutyView At, MonitoringReport? Report, Actor Reader)
{
    public bool MayFile => Report is null && !At.Duty.Passed && IsHolder;

    public bool MayConfirm => Report is { ConfirmedBy: null } && !At.Duty.Passed && Reader.Can(Right.DecideEligibility) && !IsHolder;

    private bool IsHolder => At.Award.Editors.Contains(Reader.PersonId);
}
