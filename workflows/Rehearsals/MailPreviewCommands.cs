namespace Funding.Workflows.Rehearsals;

/// <summary>Plays a small round of a programme that is being composed, for its mails.</summary>
public sealed class MailPreviewCommands(
    ComposeQueries drafts, LaunchCommands launches, IRehearsalPlayer player, MailPreviewStore previews, TimeProvider clock)
{
    private const int Officers = 3;

    private static readonly Texts Texts = new(typeof(MailPreviewCommands));

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
            NoticeNumber = launching.Request.NoticeNumber is { Length: > 0 } number ? number
                : Texts.Of("number", plan.Opens.Year).Zh,
        };
        var played = await player.PlayAsync(
            new(steps[0], request, Small, Officers, new Dictionary<LineId, decimal>()) { Unreleased = steps }, cancellation);
        var preview = MailPreview.Of(work.Draft.Version, clock.GetUtcNow(), played);
        await previews.SaveAsync(draftId, preview, cancellation);
        return preview;
    }
}
