namespace Funding.Workflows.Variations;

/// <summary>Fields that the forms of several changes have.</summary>
public static class VariationEntry
{
    public const string Reason = "reason";
    public const string Document = "document";
    public const string Member = "member";
}
