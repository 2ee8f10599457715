namespace Funding.Workflows.Programmes;

/// <summary>Whose weeks a stage takes.</summary>
[Flags]
public enum StageWork
{
    None = 0,
    Officers = 1,
    Experts = 2,
}
