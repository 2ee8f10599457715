namespace Funding.Workflows.Indicators;

/// <summary>Mails about figures; their texts stand beside this class.</summary>
internal sealed class IndicatorMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(IndicatorMails));

    /// <summary>To the people of an institution, before the last day.</summary>
    public static readonly MailTemplate FigureDue = Of(nameof(FigureDue), "Due");

    /// <summary>To who reported it.</summary>
    public static readonly MailTemplate FigureReturned = Of(nameof(FigureReturned), "Reason");

    public IEnumerable<MailTemplate> Own => [FigureDue, FigureReturned];

    public static MailRequest Due(string person, Indicator indicator, int year, Reporter reporter) => FigureDue.To(
        person, Data(indicator, year, reporter.Name, ("Due", Show.Iso(indicator.DueOn(year)))),
        new LinkRef { Path = IndicatorLinks.Own(year, indicator.Id, reporter.Code) });

    public static MailRequest Returned(Indicator indicator, IndicatorReport report, string reason) => FigureReturned.To(
        report.ByPerson, Data(indicator, report.Year, report.Name, ("Reason", reason)),
        new LinkRef { Path = IndicatorLinks.Own(report.Year, indicator.Id, report.Code) });

    private static Dictionary<string, string> Data(Indicator indicator, int year, string organisation, (string Name, string Value) more) =>
        new()
        {
            ["Indicator"] = indicator.Name.Zh,
            ["Indicator.en"] = indicator.Name.En,
            ["Year"] = year.ToString(CultureInfo.InvariantCulture),
            ["OrganisationName"] = organisation,
            [more.Name] = more.Value,
        };

    private static MailTemplate Of(string name, params string[] more) =>
        new(name, true, ["Indicator", "Year", "OrganisationName", .. more]) { Texts = Texts.Get };
}
