namespace Funding.Workflows.Money.Payments;

/// <summary>Who is told of a run of payments.</summary>
internal sealed class RunMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(RunMails));

    /// <summary>To its maker.</summary>
    public static readonly MailTemplate RunSentBack = new(
        nameof(RunSentBack), true, ["Run", "Line", "By", "Reason"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [RunSentBack];

    public static MailRequest SentBack(PaymentRun run, string reason) => RunSentBack.To(
        run.Maker.PersonId,
        new Dictionary<string, string>
        {
            ["Run"] = run.Number.ToString(CultureInfo.InvariantCulture),
            ["Line"] = $"{run.Line}",
            ["By"] = run.Back!.By.ByName,
            ["Reason"] = reason,
        },
        new LinkRef { Path = PaymentLinks.Run(run.Line, run.Number) });
}
