namespace Funding.Workflows.Cases;

public sealed record OwnApplication(Round Round, Application Application);
