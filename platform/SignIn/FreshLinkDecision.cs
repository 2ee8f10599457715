namespace Funding.Platform.SignIn;

/// <summary>Whether a link that is over is sent afresh, and for how long. Pure.</summary>
public static class FreshLinkDecision
{
    /// <summary>A fresh link works so long at least.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <param name="person">Null where there is no such person any more.</param>
    /// <param name="holds">What it opened is still theirs.</param>
    /// <returns>Null where nothing is sent: it still works, its address was given up, the account is closed, or it is not theirs.</returns>
    public static LinkTerms? Of(LinkRecord? link, Person? person, bool holds, DateTimeOffset now)
    {
        if (!holds || link is null || person is null || person.Disabled || link.IsLive(now) || link.IssuedAt < person.AddressSince)
            return null;
        var soon = now + Lifetime;
        return link.Terms with { ExpiresAt = link.Terms.ExpiresAt > soon ? link.Terms.ExpiresAt : soon };
    }
}
