namespace Funding.Workflows.Benefits;

/// <summary>To the enterprise, of a claim that was paid or was not.</summary>
internal sealed class BenefitPaymentMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(BenefitPaymentMails));

    private static readonly string[] Names = ["AwardName", "OrganisationName", "Year", "Amount", "Date"];

    public static readonly MailTemplate BenefitPaid = new(nameof(BenefitPaid), true, Names) { Texts = Texts.Get };

    public static readonly MailTemplate BenefitNotPaid = new(nameof(BenefitNotPaid), true, Names) { Texts = Texts.Get };

    public static readonly MailTemplate BenefitAskedBack =
        new(nameof(BenefitAskedBack), true, ["AwardName", "OrganisationName", "Amount", "Document"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [BenefitPaid, BenefitNotPaid, BenefitAskedBack];

    public static MailRequest AskedBack(string person, AwardHome award, Yuan amount) => BenefitAskedBack.To(
        person,
        new Dictionary<string, string>
        {
            ["AwardName"] = award.AwardTitle.Zh,
            ["AwardName.en"] = award.AwardTitle.En,
            ["OrganisationName"] = award.HolderName,
            ["Amount"] = amount.Shown(),
            ["Document"] = award.Cause?.Document ?? "",
        },
        new LinkRef { Path = AwardLinks.Own(award.Id) });

    public static MailRequest Of(MailTemplate template, string person, AwardHome award, PaymentSettled settled) => template.To(
        person,
        new Dictionary<string, string>
        {
            ["AwardName"] = award.AwardTitle.Zh,
            ["AwardName.en"] = award.AwardTitle.En,
            ["OrganisationName"] = award.HolderName,
            ["Year"] = settled.Tranche,
            ["Amount"] = settled.Amount.Shown(),
            ["Date"] = settled.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        new LinkRef { Path = AwardLinks.Own(award.Id) });
}
