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

/// <summary>The last preview of a draft's mails, a blob.</summary>
public sealed class MailPreviewStore(IBlobStore blobs)
{
    private static string BlobOf(string draftId) => $"compose/{draftId}/mails.json.gz";

    /// <summary>In the place of an earlier one.</summary>
    public async Task SaveAsync(string draftId, MailPreview preview, CancellationToken cancellation = default)
    {
        using var packed = await PackedJson.PackAsync(preview, cancellation);
        await blobs.PutAsync(BlobOf(draftId), packed, PackedJson.ContentType, cancellation: cancellation);
    }

    /// <summary>One transaction.</summary>
    /// <returns>Null where none was made.</returns>
    public async Task<MailPreview?> FindAsync(string draftId, CancellationToken cancellation = default)
    {
        await using var content = await blobs.OpenReadAsync(BlobOf(draftId), cancellation: cancellation);
        return content is null ? null : await PackedJson.ReadAsync<MailPreview>(content, cancellation);
    }
}

/// <summary>Plays a small round of a programme that is being composed, for its mails.</summary>
public sealed class MailPreviewCommands(
    ComposeQueries drafts, LaunchCommands launches, IRehearsalPlayer player, MailPreviewStore previews, TimeProvider clock)
{
    private const int Officers = 3;

    // Few enough to take seconds, and enough for reminders, a reserve that moves up and both ends of an objection.
    private static readonly RehearsalSettings Small = new(16, 10, 12) { LateShare = 40, WithdrawnShare = 10, Objections = 2 };

    /// <exception cref="RefusedException">There is no such draft, it has faults, or a rehearsal is being played.</exception>
    public async Task<MailPreview> PlayAsync(Actor actor, string draftId, CancellationToken cancellation = default)
    {
        var work = await drafts.ReadAsync(actor, draftId, cancellation);
        var steps = work.DemandSteps();
        var (launching, plan) = launches.Sample(actor, steps[0]);
        var request = launching.Request with
        {
            Opens = plan.Opens,
            NoticeNumber = launching.Request.NoticeNumber is { Length: > 0 } number ? number : $"教申〔{plan.Opens.Year}〕1号",
        };
        var played = await player.PlayAsync(
            new(steps[0], request, Small, Officers, new Dictionary<LineId, decimal>()) { Unreleased = steps }, cancellation);
        var preview = MailPreview.Of(work.Draft.Version, clock.GetUtcNow(), played);
        await previews.SaveAsync(draftId, preview, cancellation);
        return preview;
    }
}
