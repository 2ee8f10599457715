namespace Funding.Workflows.People;

/// <summary>The link by which a person's calendar program reads; one at a time.</summary>
public sealed record CalendarAddress(string LinkId)
{
    /// <summary>How long it works: a program that nobody looks at any more stops by itself.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>Its row in the system's partition.</summary>
    internal static string KeyOf(string personId) => $"calendar:{personId}";
}
