namespace Funding.Workflows.Launches;

/// <summary>The mail that asks another administrator to launch a round; its texts stand beside this class.</summary>
internal sealed class LaunchMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(LaunchMails));

    public static readonly MailTemplate LaunchProposed =
        new(nameof(LaunchProposed), true, ["RequestedBy", "Round", "Opens"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [LaunchProposed];

    public static MailRequest To(string personId, string by, LaunchPlan plan, Bilingual name, string path) => LaunchProposed.To(
        personId,
        new Dictionary<string, string>
        {
            ["RequestedBy"] = by,
            ["Round"] = name.Zh,
            ["Round.en"] = name.En,
            ["Opens"] = Show.Iso(plan.Opens),
        },
        new LinkRef { Path = path });
}
