namespace Funding.Pages.Tests.Played;

/// <summary>What happens out of the ordinary in a played file.</summary>
/// <param name="Withdrawal">One applicant more withdraws what was submitted.</param>
/// <param name="Objection">An objection in the public notice is upheld.</param>
/// <param name="Tie">Every expert gives every application the same scores.</param>
internal sealed record PlayedEvents(bool Withdrawal = false, bool Objection = false, bool Tie = false)
{
    private static readonly Dictionary<string, PlayedEvents> ByFile = new()
    {
        ["certificate-pilots"] = new(Withdrawal: true, Objection: true),
        ["high-level-secondary-specialties"] = new(Tie: true),
    };

    public static PlayedEvents Of(string programme) => ByFile.GetValueOrDefault(programme) ?? new();
}
