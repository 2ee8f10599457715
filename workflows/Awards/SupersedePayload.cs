namespace Funding.Workflows.Awards;

/// <param name="Award">Id of the one whose place is taken.</param>
/// <param name="By">Id of the one that takes it.</param>
internal sealed record SupersedePayload(string Award, string By)
{
    /// <summary>The kind of the effect.</summary>
    public const string Effect = "supersede-award";
}
