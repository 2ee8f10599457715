namespace Funding.Workflows.Awards;

/// <summary>
/// Somebody whom an award waits for, as whoever owns the matter says it from its rows, without reading who the persons are.
/// </summary>
/// <param name="Key">One in its award; the award's own reminders are written down under the same.</param>
/// <param name="Kind">The kind of the duty, or one of <see cref="IAwardWaits.Kinds"/>.</param>
/// <param name="What">What they have to do, a sentence.</param>
public sealed record AwardWait(string Key, string Kind, WaitedParty Party, Bilingual What, DateOnly? Since, DateOnly? Until)
{
    /// <summary>Null where no mail reminds of it, and <see cref="Why"/> says why.</summary>
    public Reminder? Reminder { get; init; }

    public Bilingual? Why { get; init; }

    /// <summary>Where the office sees it.</summary>
    public required string Path { get; init; }

    /// <summary>Person ids of those of the party who may not do it.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>The mails that asked for it.</summary>
    public IReadOnlyList<MailTemplate> Asked { get; init; } = [];

    /// <summary>From when on somebody else is waited for though nobody has acted; null for never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }
}

/// <summary>Whom an award waits for beside its duties; whoever owns it registers it.</summary>
public interface IAwardWaits
{
    /// <inheritdoc cref="IMatters.Kinds"/>
    IReadOnlyDictionary<string, Bilingual> Kinds { get; }

    /// <summary>Whether it is waited for though the award was withdrawn, or another took its place.</summary>
    bool Outlives => false;

    /// <summary>Nobody, and nothing read, where the award says that there can be none.</summary>
    Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default);
}
