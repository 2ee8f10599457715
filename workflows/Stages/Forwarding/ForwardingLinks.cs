namespace Funding.Workflows.Stages.Forwarding;

/// <summary>Addresses of a forwarding, below the award's page in the office.</summary>
public static class ForwardingLinks
{
    public const string OfficeRoute = Paths.OfficeDuty + "/forwarding";
    public const string ForwardRoute = OfficeRoute + "/forward";
    public const string EnterRoute = OfficeRoute + "/enter";
    public const string ConfirmRoute = OfficeRoute + "/confirm";
    public const string ReturnRoute = OfficeRoute + "/return";
    public const string MatterRoute = OfficeRoute + "/matter";
}
