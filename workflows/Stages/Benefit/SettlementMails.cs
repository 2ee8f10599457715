namespace Funding.Workflows.Stages.Benefit;

/// <summary>To the holder, of a year that was settled.</summary>
internal sealed class SettlementMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(SettlementMails));

    public static readonly MailTemplate BenefitSettled = new(
        nameof(BenefitSettled), true, ["AwardName", "OrganisationName", "Year", "Due", "Over", "Document"])
    { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [BenefitSettled];

    public static MailRequest Of(string person, AwardHome award, BenefitSettlement settled) => BenefitSettled.To(
        person,
        new Dictionary<string, string>
        {
            ["AwardName"] = award.AwardTitle.Zh,
            ["AwardName.en"] = award.AwardTitle.En,
            ["OrganisationName"] = award.HolderName,
            ["Year"] = BenefitKeys.Tranche(settled.Year),
            ["Due"] = settled.Due.Shown(),
            ["Over"] = settled.Over.Shown(),
            ["Document"] = settled.Document,
        },
        new LinkRef { Path = AwardLinks.Own(award.Id) });
}
