namespace Funding.Workflows.Money;

/// <summary>What administrators are told of a change that waits, and an award's holder of money for it.</summary>
internal sealed class MoneyMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(MoneyMails));

    /// <summary>To the administrators who may confirm it.</summary>
    public static readonly MailTemplate BudgetChangeProposed = new(
        nameof(BudgetChangeProposed), true, ["Programme", "Year", "Source", "What", "Amount", "Document", "RequestedBy", "Reason"])
    { Texts = Texts.Get };

    /// <summary>To those who act for the award's holder.</summary>
    public static readonly MailTemplate MoneyAwarded = new(
        nameof(MoneyAwarded), true, ["AwardName", "Title", "OrganisationName", "Amount", "Document"])
    { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [BudgetChangeProposed, MoneyAwarded];

    public static MailRequest Proposed(string person, BudgetLine line, BudgetChange change)
    {
        var (source, what) = (Texts.Of($"source.{line.Id.Source}"), Texts.Of($"what.{change.Kind}"));
        return BudgetChangeProposed.To(
            person,
            new Dictionary<string, string>
            {
                ["Programme"] = line.ProgrammeName.Zh,
                ["Programme.en"] = line.ProgrammeName.En,
                ["Year"] = line.Id.Year.ToString(CultureInfo.InvariantCulture),
                ["Source"] = source.Zh,
                ["Source.en"] = source.En,
                ["What"] = what.Zh,
                ["What.en"] = what.En,
                ["Amount"] = change.Amount.Shown(),
                ["Document"] = change.Document,
                ["RequestedBy"] = change.ByName,
                ["Reason"] = change.Reason,
            },
            new LinkRef { Path = MoneyLinks.Line(line.Id) });
    }

    public static MailRequest Awarded(string person, AwardHome award, BudgetChange change) => MoneyAwarded.To(
        person,
        new Dictionary<string, string>
        {
            ["AwardName"] = award.AwardTitle.Zh,
            ["AwardName.en"] = award.AwardTitle.En,
            ["Title"] = award.Title,
            ["OrganisationName"] = award.HolderName,
            ["Amount"] = change.Amount.Shown(),
            ["Document"] = change.Document,
        },
        new LinkRef { Path = AwardLinks.Own(award.Id) },
        award.RoundId);
}
