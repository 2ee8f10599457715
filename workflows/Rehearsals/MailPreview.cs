namespace Funding.Workflows.Rehearsals;

/// <summary>One mail of each kind to each reader that rounds of a programme's draft would send, as a round of it was played.</summary>
/// <param name="Version">Of the draft as it was played.</param>
/// <param name="Trouble">Why the round went no further; null where it came to its end.</param>
/// <param name="Mails">By the moment at which the first of each kind went.</param>
public sealed record MailPreview(int Version, DateTimeOffset At, Bilingual? Trouble, IReadOnlyList<RehearsedMail> Mails)
{
    internal static MailPreview Of(int version, DateTimeOffset at, RehearsedRound played) => new(
        version, at, played.Trouble, [.. played.Mails.OrderBy(m => m.At).DistinctBy(m => (m.Template, m.Reader))]);
}
