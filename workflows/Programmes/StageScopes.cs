namespace Funding.Workflows.Programmes;

/// <summary>Whether a kind of stage works on all applications together, on one, or on either.</summary>
[Flags]
public enum StageScopes
{
    Cohort = 1,
    Case = 2,
    Both = Cohort | Case,
}
