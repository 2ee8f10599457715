namespace Funding.Workflows.Variations;

internal static class RosterChoices
{
    /// <summary>The kinds that a member may be of.</summary>
    public static IReadOnlyList<Choice> Of(RosterPart roster, Show show) =>
        [.. roster.Form.Kinds.Select(k => new Choice(k.Id, show.Text(k.Name)))];
}
