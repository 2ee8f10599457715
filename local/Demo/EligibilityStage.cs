namespace Funding.Local.Demo;

/// <summary>
/// Two officers come in by their mail and decide by what the rules found; one correction is answered, one meets silence, one application is
/// refused, one falls by a veto item.
/// </summary>
internal static class EligibilityStage
{
    public static async Task RunAsync(DemoYear year)
    {
        var start = await year.DayAsync("recommend");
        await year.Pace.GoToAsync(start.AddDays(1), 10);
        var first = await year.OfficerAsync(0);
        var recommended = (await first.ListAsync($"/rounds/{year.Round}/applications?state=Recommended"))
            .Select(a => a.GetProperty("id").GetString()!)
            .ToList();
        foreach (var officer in year.Officers.Take(2))
            await year.VisitorByMailAsync(officer, LinkPurpose.OfficerDesk);
        await CaseworkStage.RunAsync(year, recommended[0]);
        await VetoStage.RecordAsync(
            year, recommended.Skip(1).Last(a => !year.Cast.ContainsValue(a) && a != ExpertList.Near.Institution.Application));
        foreach (var (index, application) in recommended.Where(a => a != year.Cast["vetoed"]).Index())
            await LookAsync(year, application, year.Officers[index % 2]);
        await year.Pace.GoToAsync(start.AddDays(4), 15);
        await VetoStage.DecideAsync(year);
        await AnswerCorrectionAsync(year);
        await year.Pace.UntilAsync(() => year.IsAtAsync("draw"), "every application is decided on");
    }

    /// <summary>One officer decides on each as the rules found.</summary>
    /// <param name="fits">What is written of one that fits.</param>
    /// <param name="falls">What is written of one that does not.</param>
    public static async Task ByRulesAsync(DemoYear year, IEnumerable<string> applications, string fits, string falls)
    {
        await year.Pace.GoToAsync((await year.DayAsync("recommend")).AddDays(1), 10);
        await year.VisitorByMailAsync(year.Officers[0], LinkPurpose.OfficerDesk);
        foreach (var application in applications)
        {
            year.Pace.Tick();
            await ByRulesAsync(year, application, year.Officers[0], fits, falls);
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("draw"), "every application is decided on");
    }

    private static async Task LookAsync(DemoYear year, string application, string officer)
    {
        year.Pace.Tick();
        if (application == year.Cast["corrects"] || application == year.Cast["silent"])
        {
            await DecideAsync(year, application, officer, "correction", "请补充章程的签章页，并核对合作协议中的出资比例。");
            return;
        }

        await ByRulesAsync(
            year, application, officer, "材料齐全，符合申报条件。", "“双师型”教师占比未达到规定要求，不符合申报条件。");
    }

    private static async Task ByRulesAsync(DemoYear year, string application, string officer, string fits, string falls)
    {
        var client = await year.AsAsync(officer, Role.Officer, year.Programme.Department);
        var eligible = (await client.GetAsync($"/rounds/{year.Round}/applications/{application}/eligibility"))
            .GetProperty("eligible").GetBoolean();
        await DecideAsync(year, application, officer, eligible ? "eligible" : "ineligible", eligible ? fits : falls);
    }

    internal static async Task DecideAsync(DemoYear year, string application, string officer, string decision, string reason)
    {
        var visitor = year.Visitor(officer);
        await visitor.OpenAsync(OfficeLinks.Application(year.Round, application));
        await visitor.SubmitAsync(("decision", decision), ("reason", reason));
    }

    private static async Task AnswerCorrectionAsync(DemoYear year)
    {
        var institution = Institutions.Of(year.Cast["corrects"]);
        var applicant = await year.AsAsync(institution.Email, Role.Applicant);
        var path = $"/rounds/{year.Round}/applications/{institution.Application}";
        await applicant.SendAsync(
            $"{path}/documents?slot=other-evidence&fileName=signature-page.pdf",
            "application/pdf",
            Paper.Pdf(institution.Application, "charter, signature page (fictional)"));
        await applicant.PostAsync($"{path}/submit", new { declared = true });
        await year.Pace.SettleAsync();
        year.Pace.Tick();
        await DecideAsync(year, institution.Application, year.Officers[0], "eligible", "补正材料齐全，符合申报条件。");
    }
}
