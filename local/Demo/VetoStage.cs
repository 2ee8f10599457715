namespace Funding.Local.Demo;

/// <summary>A veto item (一票否决): one officer records it with its source, the applicant is heard, another officer upholds it.</summary>
internal static class VetoStage
{
    private const string Source = "演示市生态环境局（演环罚〔2025〕28号）";

    public static async Task RecordAsync(DemoYear year, string application)
    {
        year.Pace.Tick();
        year.Cast["vetoed"] = application;
        var officer = year.Visitor(year.Officers[0]);
        await officer.OpenAsync(OfficeLinks.Application(year.Round, application));
        await officer.SubmitAsync(
            [
                (VetoEntry.KindField, $"{VetoKind.Environment}"), (VetoEntry.SourceField, Source),
                (VetoEntry.OnField, $"{year.Pace.Today.AddDays(-40):yyyy-MM-dd}"),
                (VetoEntry.TextField, "校办企业超标排放，被处以罚款并责令停产整治。"),
            ],
            [new(VetoEntry.DocumentField, "处罚决定书.pdf", Paper.Pdf("Decision (fictional)", application))]);
        await year.Pace.SettleAsync();
        year.Pace.Tick();
        var applicant = year.Visitor(Institutions.Of(application).Email);
        await applicant.SignInAsync();
        await applicant.OpenAsync(VetoLinks.Own(year.Round, application));
        await applicant.SubmitAsync((VetoEntry.StatementField, "该企业已完成整改，处罚已履行完毕，请予考虑。"));
    }

    public static async Task DecideAsync(DemoYear year)
    {
        year.Pace.Tick();
        var officer = year.Visitor(year.Officers[1]);
        await officer.OpenAsync(OfficeLinks.Application(year.Round, year.Cast["vetoed"]));
        await officer.SubmitAsync(
            (VetoEntry.DecisionField, "yes"), (VetoEntry.ReasonField, "处罚在申报期内作出，事项属实，按一票否决办理。"));
        await year.Pace.SettleAsync();
    }

    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows)
    {
        var application = rows.Applications[year.Cast["vetoed"]];
        var vetoes = await year.Services.GetRequiredService<VetoStore>().OfAsync(rows.Round, application.Id, default);
        return new(
            "一票否决经陈述由另一人认定 / a veto item is upheld by another officer after a hearing",
            application.State == ApplicationState.Ineligible
                && vetoes is [{ Value: { Upheld: true, Statement: not null } veto }] && veto.By != veto.Verdict!.By,
            application.Eligibility?.Reason ?? "");
    }
}
