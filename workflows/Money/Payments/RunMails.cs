namespace Funding.Workflows.Money.Payments;

/// <summary>Who is told of a run of payments.</summary>
internal sealed class RunMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(RunMails));

    /// <summary>To its maker.</summary>
    public static readonly MailTemplate RunSentBack = new(
        nameof(RunSentBack), true, ["Run", "Line", "By", "Reason"])
    { Texts = Texts.Get };

    /// <summary>To those who may check it.</summary>
    public static readonly MailTemplate RunToCheck = new(nameof(RunToCheck), true, ["Run", "Line", "By", "Sum"]) { Texts = Texts.Get };

    /// <summary>To those who may approve it.</summary>
    public static readonly MailTemplate RunToApprove = new(nameof(RunToApprove), true, ["Run", "Line", "By", "Sum"]) { Texts = Texts.Get };

    /// <summary>To whoever is waited for, from the list of who is.</summary>
    public static readonly MailTemplate RunReminder = new(nameof(RunReminder), true, ["Run", "Line", "What", "Sum"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [RunSentBack, RunToCheck, RunToApprove, RunReminder];

    /// <param name="what">They have to do.</param>
    public static Reminder Reminder(PaymentRun run, Bilingual what) => new(
        RunReminder, null,
        [
            ("Run", run.Number.ToString(CultureInfo.InvariantCulture)), ("Line", $"{run.Line}"), ("Sum", run.Sum.Shown()),
            .. RoundMail.Both("What", what),
        ])
    { Page = PaymentLinks.Run(run.Line, run.Number) };

    /// <param name="by">Who passed it on.</param>
    public static MailRequest PassedOn(MailTemplate template, string to, PaymentRun run, Hand by) => template.To(
        to,
        new Dictionary<string, string>
        {
            ["Run"] = run.Number.ToString(CultureInfo.InvariantCulture),
            ["Line"] = $"{run.Line}",
            ["By"] = by.Name,
            ["Sum"] = run.Sum.Shown(),
        },
        new LinkRef { Path = PaymentLinks.Run(run.Line, run.Number) });

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
