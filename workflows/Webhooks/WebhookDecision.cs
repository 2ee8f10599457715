namespace Funding.Workflows.Webhooks;

/// <summary>Who may have a receiver, and who may confirm it. Pure.</summary>
public static class WebhookDecision
{
    /// <summary>Those that wait included: one look at a round must fit one batch for all of them.</summary>
    public const int Most = 5;

    /// <param name="address">As it was read; null for none that may be a receiver's.</param>
    /// <returns>Why not; null where it may be entered.</returns>
    public static Refusal? BarEntry(bool enabled, Uri? address, IReadOnlyList<WebhookTarget> known) =>
        !enabled ? WebhookRefusals.Off()
        : address is null ? WebhookRefusals.NoAddress()
        : known.Any(t => t.Address == address.AbsoluteUri) ? WebhookRefusals.KnownAddress()
        : known.Count >= Most ? WebhookRefusals.TooMany(Most)
        : null;

    /// <returns>Why this person may not confirm it; null where they may.</returns>
    public static Refusal? BarConfirmation(WebhookTarget target, string personId) =>
        target.Confirmed is not null ? WebhookRefusals.ConfirmedAlready()
        : target.ProposedBy == personId ? WebhookRefusals.SecondPerson()
        : null;
}
