namespace Funding.Workflows.Years;

/// <summary>The mail at the beginning of an administrator's week; its texts stand beside this class.</summary>
internal sealed class WeekMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(WeekMails));

    public static readonly MailTemplate WeekAhead = new(nameof(WeekAhead), true, ["Week", "Count", "Items"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [WeekAhead];

    /// <param name="lines">What waits, a line each; one at least.</param>
    public static MailRequest To(string personId, DateOnly monday, IReadOnlyList<Bilingual> lines) => WeekAhead.To(
        personId,
        new Dictionary<string, string>
        {
            ["Week"] = Show.Iso(monday),
            ["Count"] = lines.Count.ToString(CultureInfo.InvariantCulture),
            ["Items"] = string.Join('\n', lines.Select(l => l.Zh)),
            ["Items.en"] = string.Join('\n', lines.Select(l => l.En)),
        },
        new LinkRef { Path = Paths.Office });
}
