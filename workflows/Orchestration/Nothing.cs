namespace Funding.Workflows.Orchestration;

/// <summary>Output of an orchestration or activity that has none.</summary>
public sealed record Nothing
{
    public static readonly Nothing Value = new();
}
