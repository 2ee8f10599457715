namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>Mails of the opening; their texts stand beside the kind.</summary>
public static class PriceOpeningMails
{
    private static readonly Texts Texts = new(typeof(PriceOpeningKind));

    /// <summary>To officers and administrators: prices wait for two persons.</summary>
    public static readonly MailTemplate PricesToOpen = new(nameof(PricesToOpen), true, ["RoundName", "Count"])
    {
        Texts = Texts.Get,
    };
}
